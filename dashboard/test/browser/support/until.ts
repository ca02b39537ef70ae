import { patience } from "./eventually.ts";

type Store<Snapshot> = { getSnapshot: () => Snapshot; subscribe: (listener: () => void) => () => void };

/** A store's snapshot, once it is as wanted. Throws where that takes too long. */
export async function until<Snapshot>(
  store: Store<Snapshot>,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  const { promise, resolve, reject } = Promise.withResolvers<Snapshot>();
  const late = setTimeout(() => reject(new Error(`It stays at ${JSON.stringify(store.getSnapshot())}`)), patience);
  const look = () => {
    const snapshot = store.getSnapshot();
    if (isWanted(snapshot)) resolve(snapshot);
  };
  const stop = store.subscribe(look);
  look();
  return promise.finally(() => {
    stop();
    clearTimeout(late);
  });
}
