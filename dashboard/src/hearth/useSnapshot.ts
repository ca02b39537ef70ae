import { useSyncExternalStore } from "react";

type Store<Snapshot> = { subscribe: (listener: () => void) => () => void; getSnapshot: () => Snapshot };

/** What the store shows, again at each of its changes. */
export function useSnapshot<Snapshot>(store: Store<Snapshot>): Snapshot {
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}
