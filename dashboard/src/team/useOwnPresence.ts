import type { Presence } from "@hearth/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { useWatched } from "../notifications/WatchedInbox.ts";
import { useSession } from "../session/SessionContext.ts";
import { presences } from "./presences.ts";

/**
 * Whether this operator is there. It is never chosen by itself: being online means that conversations are given to
 * one. An open inbox is the sign of life that keeps what was chosen.
 */
export function useOwnPresence(): { status: Presence | undefined; choose: (status: string | null) => void } {
  const t = useText();
  const { api } = useHearth();
  const { uid } = useSession();
  const queries = useQueryClient();
  const told = useWatched(({ presence }) => presence.get(uid));
  const [chosen, setChosen] = useState<{ status: Presence; before: typeof told }>();
  const { mutate } = useMutation({
    mutationFn: (status: Presence) => api.setPresence(status),
    onError: (error) => {
      setChosen(undefined);
      toasts.show({ color: "red", message: t(...failureText(error)) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["operators"] }),
  });

  function choose(wanted: string | null) {
    const status = presences.find((presence) => presence === wanted);
    if (status === undefined) return;
    setChosen({ status, before: told });
    mutate(status);
  }

  // What was chosen is shown until the stream tells of it.
  return { status: chosen?.before === told && chosen ? chosen.status : told?.status, choose };
}
