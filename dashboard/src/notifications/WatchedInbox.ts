import type { InboxSnapshot, InboxStore } from "@hearth/client";
import { createContext, useContext, useSyncExternalStore } from "react";

/** The inbox that is followed on every page; null until it was opened. */
export const WatchedInbox = createContext<InboxStore | null>(null);

const never = () => () => undefined;

/** What `select` picks of the inbox as it is now; rendered again when that is another. Undefined until it is open. */
export function useWatched<Picked>(select: (snapshot: InboxSnapshot) => Picked): Picked | undefined {
  const inbox = useContext(WatchedInbox);
  return useSyncExternalStore(inbox?.subscribe ?? never, () =>
    inbox === null ? undefined : select(inbox.getSnapshot()),
  );
}
