import type { CollectionReference, Firestore } from "@google-cloud/firestore";

export function attachmentsRef(db: Firestore): CollectionReference {
  return db.collection("attachments");
}
