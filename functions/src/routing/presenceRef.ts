import type { DocumentReference, Firestore } from "@google-cloud/firestore";

export function presenceRef(db: Firestore, operatorId: string): DocumentReference {
  return db.collection("presence").doc(operatorId);
}
