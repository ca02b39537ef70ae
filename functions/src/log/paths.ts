import type { CollectionReference, DocumentReference, Firestore } from "@google-cloud/firestore";

/** Twelve digits: by name is by number, for as many events as a conversation will ever have. */
export function eventId(seq: number): string {
  return String(seq).padStart(12, "0");
}

export function conversationRef(db: Firestore, conversationId: string): DocumentReference {
  return db.collection("conversations").doc(conversationId);
}

export function messagesRef(db: Firestore, conversationId: string): CollectionReference {
  return conversationRef(db, conversationId).collection("messages");
}

export function talliesRef(db: Firestore, conversationId: string): CollectionReference {
  return conversationRef(db, conversationId).collection("tallies");
}

export function eventsRef(db: Firestore, conversationId: string): CollectionReference {
  return conversationRef(db, conversationId).collection("events");
}
