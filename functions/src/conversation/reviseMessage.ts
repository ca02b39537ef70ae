import { Fault } from "@hearth/contract";
import { writable } from "./access.ts";
import type { Context, Decision, Needs, Plan } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, isBy, type Principal } from "./Principal.ts";
import { record } from "./record.ts";
import { eventMessageOf, type StoredMessage } from "./StoredMessage.ts";

/** Each edit adds an event that carries the text, and the next one rewrites them all in one commit. */
export const maxCopies = 50;

/** Finds the message that `principal` may change, hands it to `revise`, or says what must be loaded first. */
export function onOwnMessage(
  principal: Principal,
  messageId: string,
  revise: (head: Head, message: StoredMessage, context: Context) => Plan<StoredMessage> | Needs,
): Decision<StoredMessage> {
  return (context): Plan<StoredMessage> | Needs => {
    const head = writable(context.head, principal);
    const message = context.message(messageId);
    if (message === undefined) return { needs: [messageId] };
    if (message === null || (principal.role === "customer" && message.visibility === "internal")) {
      throw new Fault("not_found");
    }
    if (!isBy(message, principal) && principal.role !== "admin") throw new Fault("forbidden");
    return revise(head, message, context);
  };
}

/** The events that carry it. An expired one may be gone at any moment, and to update it would fail the whole commit. */
export function copiesOf({ carriedBy }: StoredMessage, now: Date): StoredMessage["carriedBy"] {
  return carriedBy.filter(({ expiresAt }) => expiresAt > now);
}

/** The message as it now is: in its document, in a new event, and in every earlier event that carried it. */
export function revision(
  before: Head,
  revised: StoredMessage,
  change: { type: "message.updated" | "message.deleted"; principal: Principal; patch: Partial<Head>; context: Context },
): Plan<StoredMessage> {
  const { now, expiresAt } = change.context;
  const copies = copiesOf(revised, now);
  const message = { ...revised, carriedBy: [...copies, { seq: before.seq + 1, expiresAt }] };
  const actor = actorOf(change.principal);
  const action = change.type === "message.updated" ? "edit" : "delete";
  const { head, event } = record(before, { type: change.type, actor, message, patch: change.patch, action, now });
  const rewrites = copies.map(({ seq }) => ({ seq, message: eventMessageOf(message) }));
  return { head, events: [event], messages: [message], rewrites, answer: message };
}
