import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { useOpened } from "../hearth/useOpened.ts";
import { useWatched } from "../notifications/WatchedInbox.ts";
import { teamNow } from "./teamNow.ts";

const nobody = new Map();
const never = () => () => undefined;

/** The team and who has what, live. Undefined until it was fetched. */
export function useTeam() {
  const hearth = useHearth();
  const queries = useQueryClient();
  const presence = useWatched((snapshot) => snapshot.presence) ?? nobody;
  const assigned = useOpened(useCallback(() => hearth.openInbox("assigned"), [hearth]));
  const conversations = useSyncExternalStore(assigned?.subscribe ?? never, () => assigned?.getSnapshot().conversations);
  const { data, error, refetch } = useQuery({
    queryKey: ["operators"],
    queryFn: () => hearth.api.operators(),
    refetchInterval: 30_000,
  });
  const operators = data?.operators;

  // Who has come to the team or changed hands is known to the server alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is fetched anew whenever one of these changes
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ["operators"] });
  }, [queries, presence.size, conversations]);

  const members = useMemo(
    () => operators && teamNow(operators, presence, conversations ?? []),
    [operators, presence, conversations],
  );
  return { members, error, refetch };
}
