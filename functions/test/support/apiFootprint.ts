import type { DocumentReference, Firestore } from "@google-cloud/firestore";

/**
 * Every document below a conversation, itself included, with the time it was last written: equal before and
 * after means that nothing was.
 */
export async function footprintOf(db: Firestore, conversationId: string): Promise<Record<string, string>> {
  return Object.fromEntries(await documentsBelow(db.collection("conversations").doc(conversationId)));
}

async function documentsBelow(ref: DocumentReference): Promise<[path: string, written: string][]> {
  const [snapshot, collections] = await Promise.all([ref.get(), ref.listCollections()]);
  const below = await Promise.all(
    collections.map(async (collection) => {
      const { docs } = await collection.get();
      return docs.map(({ ref, updateTime }): [string, string] => [ref.path, written(updateTime)]);
    }),
  );
  return [[ref.path, snapshot.exists ? written(snapshot.updateTime) : "absent"], ...below.flat()];
}

function written(time: { seconds: number; nanoseconds: number } | undefined): string {
  return `${time?.seconds}.${time?.nanoseconds}`;
}
