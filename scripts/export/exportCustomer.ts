import type { Firestore } from "@google-cloud/firestore";
import { attachmentsRef } from "../../functions/src/attachments/attachmentsRef.ts";
import { storedAttachmentSchema } from "../../functions/src/attachments/StoredAttachment.ts";
import { auditSchema } from "../../functions/src/conversation/Audit.ts";
import { type Head, headSchema } from "../../functions/src/conversation/Head.ts";
import { conversationOf, eventOf, messageOf } from "../../functions/src/conversation/wire.ts";
import { ConversationReader } from "../../functions/src/log/ConversationReader.ts";
import { conversationRef, talliesRef } from "../../functions/src/log/paths.ts";

/** How many documents are read at once. */
const page = 500;

export type Account = { email?: string; phone?: string; name?: string; createdAt: string };

/**
 * All that Hearth keeps of one customer, as one document: the account, every conversation with its messages (notes
 * about the customer among them), events, raw messages and a list of its files, and the audit's lines. Of the tallies, which name nobody,
 * only how many there are. Costs a read for each document.
 */
export async function exportCustomer(db: Firestore, customer: { uid: string; account: Account | null }, now: Date) {
  const { uid, account } = customer;
  const { docs } = await db.collection("conversations").where("customer.id", "==", uid).get();
  const heads = docs.map((doc) => headSchema.parse(doc.data()));
  const audits = await db.collection("audit").where("customerId", "==", uid).get();
  const conversations = [];
  for (const head of heads) conversations.push(await exportConversation(db, head));
  return {
    exportedAt: now.toISOString(),
    customer: { id: uid, account },
    conversations,
    audit: audits.docs.map((doc) => auditSchema.parse(doc.data())),
  };
}

async function exportConversation(db: Firestore, head: Head) {
  const reader = new ConversationReader(db);
  const incoming = await conversationRef(db, head.id).collection("incoming").get();
  const attachments = await attachmentsRef(db).where("conversationId", "==", head.id).get();
  const tallies = await talliesRef(db, head.id).count().get();
  return {
    conversation: conversationOf(head, "staff"),
    messages: (await inPages((after) => reader.messages(head.id, "staff", { after, limit: page }))).map(messageOf),
    events: (await inPages((after) => reader.events(head.id, { after, limit: page }))).map((event) =>
      eventOf(event, "staff"),
    ),
    incoming: incoming.docs.map((doc) => ({ clientId: doc.id, ...doc.data() })),
    attachments: attachments.docs.map((doc) => storedAttachmentSchema.parse(doc.data())),
    tallies: tallies.data().count,
  };
}

async function inPages<Item extends { seq: number }>(read: (after: number) => Promise<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const found = await read(all.at(-1)?.seq ?? 0);
    all.push(...found);
    if (found.length < page) return all;
  }
}
