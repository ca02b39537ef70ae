import type { InboxSnapshot, InboxStore } from "@hearth/client";
import { useCallback, useEffect, useState } from "react";

/** A page is asked for when so many rows are left, so that scrolling does not have to wait for it. */
const ahead = 100;

export type More = {
  /** Tells which row is in sight. */
  reached: (place: number) => void;
  hasFailed: boolean;
  retry: () => void;
};

/** Fetches the pages behind what is listed, before they come into sight. */
export function useMore(inbox: InboxStore, { conversations: { length }, hasMore }: InboxSnapshot): More {
  const [place, reached] = useState(0);
  const [fetched, setFetched] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const isWanted = hasMore && place + ahead >= length && !hasFailed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one page may not be enough, so after each it looks again.
  useEffect(() => {
    if (!isWanted) return;
    inbox.loadMore().then(
      () => setFetched((count) => count + 1),
      () => setFailed(true),
    );
  }, [inbox, isWanted, fetched]);
  return { reached, hasFailed, retry: useCallback(() => setFailed(false), []) };
}
