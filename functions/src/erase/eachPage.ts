import type { Query, QueryDocumentSnapshot } from "@google-cloud/firestore";

/** Documents to a commit, which may take two writes for each. */
const together = 200;

/** Until none is left: `take` removes what it is given from what the query finds. Returns how many there were. */
export async function eachPage(
  query: Query,
  take: (docs: readonly QueryDocumentSnapshot[]) => Promise<void>,
): Promise<number> {
  for (let taken = 0; ; ) {
    const { docs } = await query.limit(together).get();
    if (docs.length === 0) return taken;
    await take(docs);
    taken += docs.length;
  }
}
