import type { ClientConfig } from "@hearth/contract";
import { useQuery } from "@tanstack/react-query";
import { useHearth } from "../hearth/HearthContext.ts";

/** What this service can do, and what it takes. The sign-in has fetched it before. */
export function useClientConfig(): ClientConfig | undefined {
  const { api } = useHearth();
  const { data } = useQuery({ queryKey: ["config"], queryFn: api.config, staleTime: Number.POSITIVE_INFINITY });
  return data;
}
