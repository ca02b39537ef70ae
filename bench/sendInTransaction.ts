import type { Firestore } from "@google-cloud/firestore";
import { headSchema } from "../functions/src/conversation/Head.ts";
import { conversationRef, eventId, eventsRef, messagesRef } from "../functions/src/log/paths.ts";
import { eventTtl, newId, say } from "./chat.ts";

const aborted = 10;

/**
 * A message as one would send it without the log, and with its guarantees: a transaction reads the head, takes the
 * same decision over it, and writes the same three documents. Returns the message's seq; undefined when the SDK has
 * given up, after five attempts.
 */
export async function sendInTransaction(db: Firestore, conversationId: string): Promise<number | undefined> {
  const decide = say(conversationId);
  const sent = db.runTransaction(async (transaction) => {
    const ref = conversationRef(db, conversationId);
    const head = headSchema.parse((await transaction.get(ref)).data());
    const now = new Date();
    const expiresAt = new Date(now.getTime() + eventTtl);
    const plan = decide({ head, now, expiresAt, message: () => undefined, attachment: () => undefined });
    if ("needs" in plan) throw new Error("A message that replies to none needs none.");
    transaction.update(ref, plan.head);
    for (const event of plan.events) {
      const stored = { ...event, commitId: newId(), expiresAt };
      transaction.create(eventsRef(db, conversationId).doc(eventId(event.seq)), stored);
    }
    for (const message of plan.messages) {
      transaction.create(messagesRef(db, conversationId).doc(message.id), message);
    }
    return plan.answer.message.seq;
  });
  return sent.catch((failure: unknown) => {
    if (failure instanceof Error && "code" in failure && failure.code === aborted) return undefined;
    throw failure;
  });
}
