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
  const [failedAt, setFailedAt] = useState<number | null>(null);
  const hasFailed = failedAt === length;
  const isWanted = hasMore && place + ahead >= length && !hasFailed;
  // One page may not be enough, so each that came is a reason to look again.
  useEffect(() => {
    if (!isWanted) return;
    inbox.loadMore().catch(() => setFailedAt(length));
  }, [inbox, isWanted, length]);
  return { reached, hasFailed, retry: useCallback(() => setFailedAt(null), []) };
}
