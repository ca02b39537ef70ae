import pMap from "p-map";

/** At a time: each is a few round trips, and a run has one instance to itself. */
const concurrency = 20;

/** Does the work for all of them. One that fails keeps none of the others from being done; throws once all are. */
export async function inEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  await pMap(items, work, { concurrency, stopOnError: false });
}
