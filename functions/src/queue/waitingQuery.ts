import type { Firestore, Query } from "@google-cloud/firestore";

/** All who wait, the longest first: one index serves the list, its count and everyone's place. */
export function waitingQuery(db: Firestore): Query {
  return db.collection("conversations").where("state", "==", "waiting").orderBy("waitingSince");
}
