import { type DocumentReference, FieldValue, type Firestore } from "@google-cloud/firestore";
import { type Actor, digest } from "@hearth/contract";
import { z } from "zod";
import type { Bucket } from "../attachments/Bucket.ts";
import type { Audit } from "../conversation/Audit.ts";
import type { Erased } from "./Erased.ts";
import { eachPage } from "./eachPage.ts";
import { eraseAttachments } from "./eraseAttachments.ts";
import { eraseAudits } from "./eraseAudits.ts";
import { eraseBelow } from "./eraseBelow.ts";
import { eraseHead } from "./eraseHead.ts";

export type EraseOptions = {
  db: Firestore;
  /** Where attachments are kept. */
  bucket: () => Promise<Bucket>;
  newId: () => string;
  clock: () => Date;
  /** Who asked for it. */
  actor: Actor;
  /** Deletes the account; says whether there was one. Left out where it shall stay. */
  deleteAccount?: (uid: string) => Promise<boolean>;
};

/** `erasures/{digest of the uid}`: what is being erased, for whoever goes on where this was cut off. */
const erasureSchema = z.object({ conversations: z.array(z.string()).default([]) });

/**
 * Removes a customer everywhere; what remains are counts. What was found is written down first, since the heads, by
 * which it is found, go first: once a conversation has no head, nobody can write to it. A message that is sent
 * meanwhile is erased with the others, or answered `not_found`.
 *
 * Cut off, it is run again, and goes on. Run when there is nothing left, it changes nothing.
 */
export async function eraseCustomer(uid: string, options: EraseOptions): Promise<Erased> {
  const { db, bucket, newId, deleteAccount } = options;
  const erasure = db.collection("erasures").doc(customerDigest(uid));
  // First the account: with it gone, no new token lets the customer begin another conversation.
  const account = (await deleteAccount?.(uid)) ?? false;
  const { conversations, isResumed } = await begin(erasure, db, uid);
  const erased: Erased = {
    conversations: conversations.length,
    documents: 0,
    files: 0,
    tickets: 0,
    audits: 0,
    tallies: 0,
    account,
  };
  for (const id of conversations) {
    if (await eraseHead(db, id, newId)) erased.documents += 1;
    const below = await eraseBelow(db, id, newId);
    erased.files += await eraseAttachments(db, bucket, id);
    erased.documents += below.documents;
    erased.tallies += below.tallies;
  }
  erased.tickets = await eachPage(db.collection("streamTickets").where("principal.id", "==", uid), async (docs) => {
    const batch = db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  });
  erased.audits = await eraseAudits(db, { uid, conversations }, newId);
  const { documents, files, tallies, tickets, audits } = erased;
  await end(erasure, uid, options, isResumed || account || documents + files + tallies + tickets + audits > 0);
  return erased;
}

/** What stands for a customer who is no more: the same for the same uid, so that it can be asked for. */
export function customerDigest(uid: string): string {
  return digest(["erased", uid]);
}

async function begin(erasure: DocumentReference, db: Firestore, uid: string) {
  const before = await erasure.get();
  const { docs } = await db.collection("conversations").where("customer.id", "==", uid).select().get();
  const found = docs.map(({ id }) => id);
  // A union of nothing is refused.
  const conversations = found.length > 0 ? { conversations: FieldValue.arrayUnion(...found) } : {};
  await erasure.set(conversations, { merge: true });
  const all = erasureSchema.parse((await erasure.get()).data());
  return { conversations: all.conversations, isResumed: before.exists };
}

/** The audit's line, and the end, in one commit: it is told once. */
async function end(
  erasure: DocumentReference,
  uid: string,
  { db, newId, clock, actor }: EraseOptions,
  hasErased: boolean,
): Promise<void> {
  const batch = db.batch().delete(erasure);
  const audit: Audit = { id: newId(), action: "erase", at: clock(), actor, customerId: customerDigest(uid) };
  if (hasErased) batch.create(db.collection("audit").doc(audit.id), audit);
  await batch.commit();
}
