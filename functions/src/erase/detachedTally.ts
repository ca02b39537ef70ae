import type { DocumentReference, Firestore } from "@google-cloud/firestore";

/**
 * `tallies/{id}`: what came to pass in a conversation that is no more. At the top, and under a chosen id, so that it
 * leads to nobody; of the same name as those under conversations, so that the same query sums them all.
 */
export function detachedTally(db: Firestore, id: string): DocumentReference {
  return db.collection("tallies").doc(id);
}
