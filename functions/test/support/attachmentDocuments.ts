import type { Firestore } from "@google-cloud/firestore";

const ofConversation = (db: Firestore, id: string) => db.collection("attachments").where("conversationId", "==", id);

/** The documents of all files of a conversation, those that are still on their way too. */
export async function attachmentDocuments(db: Firestore, conversationId: string) {
  return (await ofConversation(db, conversationId).get()).docs;
}

/** Waits until there are as many as `isSo` says. */
export function untilAttachments(
  db: Firestore,
  conversationId: string,
  isSo: (count: number) => boolean,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = ofConversation(db, conversationId).onSnapshot(({ size }) => isSo(size) && resolve(), reject);
  return promise.finally(stop);
}
