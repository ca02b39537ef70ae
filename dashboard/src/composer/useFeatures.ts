import type { ClientConfig } from "@hearth/client";
import { useQuery } from "@tanstack/react-query";
import { useHearth } from "../hearth/HearthContext.ts";

/** What this service can do. The sign-in has fetched it before. */
export function useFeatures(): ClientConfig["features"] {
  const { api } = useHearth();
  const { data } = useQuery({ queryKey: ["config"], queryFn: api.config, staleTime: Number.POSITIVE_INFINITY });
  return data?.features ?? { attachments: false, audioCopies: false };
}
