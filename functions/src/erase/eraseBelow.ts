import type { CollectionReference, Firestore } from "@google-cloud/firestore";
import { conversationRef, talliesRef } from "../log/paths.ts";
import { detachedTally } from "./detachedTally.ts";
import { eachPage } from "./eachPage.ts";

/**
 * Empties a conversation whose head is gone: messages, events and whatever else lies under it are deleted, its
 * tallies moved to where they lead to nobody. Cut off and begun again, it goes on.
 */
export async function eraseBelow(
  db: Firestore,
  conversationId: string,
  newId: () => string,
): Promise<{ documents: number; tallies: number }> {
  const tallies = talliesRef(db, conversationId);
  const moved = await eachPage(tallies, async (docs) => {
    const batch = db.batch();
    for (const doc of docs) {
      // Of two that erase at once, the second one's commit fails: no tally is counted twice.
      batch.create(detachedTally(db, newId()), doc.data()).delete(doc.ref, { exists: true });
    }
    await batch.commit();
  });
  let documents = 0;
  for (const collection of await conversationRef(db, conversationId).listCollections()) {
    documents += await deleteAll(db, collection);
  }
  return { documents, tallies: moved };
}

async function deleteAll(db: Firestore, collection: CollectionReference): Promise<number> {
  return eachPage(collection, async (docs) => {
    const batch = db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  });
}
