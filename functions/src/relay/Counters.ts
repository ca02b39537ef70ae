/** What this instance's streams have come to, since it started. */
export type Counters = {
  /** Pieces written straight from a window. */
  windowHits: number;
  /** Pieces that had to be fetched. */
  refills: number;
  /** Queries those fetches took together. */
  refillQueries: number;
  listenerRestarts: number;
  resets: number;
  /** Clients cut off because they did not read. */
  stalled: number;
};

export function newCounters(): Counters {
  return { windowHits: 0, refills: 0, refillQueries: 0, listenerRestarts: 0, resets: 0, stalled: 0 };
}
