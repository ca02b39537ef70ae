import { Fault, kindOfAttachment, normalizeTime, payloadHashOf } from "@hearth/contract";
import type { Append } from "./Append.ts";
import { mayWrite, mustHold, visible } from "./access.ts";
import { type Attached, attach } from "./attach.ts";
import type { Context, Decision, Plan } from "./Decision.ts";
import { payloadOf, repeatOf, withSignature } from "./duplicates.ts";
import type { Head } from "./Head.ts";
import { latest } from "./latest.ts";
import { actorOf, isBy, messageRoleOf, type Principal, sideOf } from "./Principal.ts";
import { paced } from "./pace.ts";
import { record, unchanged } from "./record.ts";
import type { StoredMessage } from "./StoredMessage.ts";
import { entering, transition } from "./transition.ts";
import { withUnread } from "./unread.ts";

export type Sent = { message: StoredMessage; duplicate: boolean };

const calls = { customer: "customerMessage", bot: "botMessage", operator: "operatorMessage" } as const;

/**
 * One message into the conversation. The same key with the same payload is answered with the stored
 * message; so is a customer's keyless repeat within 20 s. Throws `idempotency_conflict` for a key that
 * stands for another message, `forbidden` to who is blocked, and `rate_limited` to a customer who writes too fast.
 */
export function appendMessage(append: Append): Decision<Sent> {
  return (context) => {
    const head = visible(context.head, append.principal);
    const { input, principal } = append;
    if (principal.role === "customer" && input.visibility === "internal") throw new Fault("forbidden");
    const stored = context.message(append.messageId);
    if (stored) return repeated(head, stored, append);
    const repeat = repeatOf(head, append, context.now);
    if (repeat !== undefined) {
      const first = context.message(repeat);
      if (first === undefined) return { needs: [repeat] };
      if (first !== null) return unchanged(head, { message: first, duplicate: true });
    }
    // Not before: what was accepted is answered as accepted, whoever was blocked since.
    mayWrite(head, principal);
    const missing = checkReply(context, append);
    if (missing !== undefined) return missing;
    const attached = attach({ ...context, head }, append);
    return attached !== null && "needs" in attached ? attached : created(head, context, append, attached);
  };
}

function repeated(head: Head, stored: StoredMessage, append: Append): Plan<Sent> {
  if (!isSame(stored, append)) throw new Fault("idempotency_conflict");
  return unchanged(head, { message: stored, duplicate: true });
}

/** Of a deleted message no hash is left; that its sender means another one by its key cannot be told any more. */
function isSame(stored: StoredMessage, append: Append): boolean {
  if (stored.deletedAt === null) return stored.payloadHash === payloadHashOf(payloadOf(append));
  const { principal, input } = append;
  return isBy(stored, principal) && stored.visibility === input.visibility;
}

function checkReply(context: Context, { input, principal }: Append): { needs: string[] } | undefined {
  if (input.replyTo === undefined) return undefined;
  const target = context.message(input.replyTo);
  if (target === undefined) return { needs: [input.replyTo] };
  const hidden = target?.visibility === "internal" && (principal.role === "customer" || input.visibility === "public");
  if (target === null || hidden) {
    throw new Fault("invalid_request", {
      errors: [{ path: "replyTo", message: "is no message of this conversation" }],
    });
  }
  return undefined;
}

function created(
  head: Head,
  { now, expiresAt, customerRate }: Context,
  append: Append,
  attached: Attached | null,
): Plan<Sent> {
  const { principal, input } = append;
  const isPublic = input.visibility === "public";
  const state = transition(isPublic ? calls[messageRoleOf(principal)] : "note", head);
  if (isPublic) mustHold(head, principal);
  const message = { ...messageOf(head, now, expiresAt, append), ...carrying(append, attached) };
  const patch: Partial<Head> = isPublic
    ? {
        ...entering(state, head, now),
        ...withUnread(head, sideOf(principal) === "customer" ? "operator" : "customer", message.seq),
        ...withSignature(head, append, now),
        ...(principal.role === "customer" && customerRate && { pacedUntil: paced(head.pacedUntil, now, customerRate) }),
        lastActivityAt: latest(head.lastActivityAt, now),
      }
    : {};
  const next = record(head, { type: "message.created", actor: actorOf(principal), message, patch, now });
  return {
    head: next.head,
    events: [next.event],
    messages: [message],
    rewrites: [],
    ...(attached && { attachments: [attached.stored] }),
    answer: { message, duplicate: false },
  };
}

/** What the message is made of: its file, where it has one, says which kind it is. */
function carrying({ input }: Append, attached: Attached | null): Pick<StoredMessage, "kind" | "attachment"> {
  if (attached === null) return { kind: input.kind ?? "text", attachment: null };
  return { kind: kindOfAttachment(attached.file), attachment: attached.file };
}

function messageOf(head: Head, now: Date, expiresAt: Date, append: Append): Omit<StoredMessage, "kind" | "attachment"> {
  const { principal, input } = append;
  const seq = head.seq + 1;
  const { time: sentAt, repaired } = normalizeTime(input.sentAt ?? now, now);
  return {
    id: append.messageId,
    conversationId: head.id,
    seq,
    role: messageRoleOf(principal),
    text: input.text,
    author: { id: principal.id, name: authorName(head, principal) },
    visibility: input.visibility,
    replyTo: input.replyTo ?? null,
    clientId: input.clientId ?? null,
    sourceId: input.sourceId ?? null,
    payloadHash: payloadHashOf(payloadOf(append)),
    status: "sent",
    sentAt,
    sentAtRepaired: repaired,
    createdAt: now,
    editedAt: null,
    deletedAt: null,
    via: append.via,
    carriedBy: [{ seq, expiresAt }],
  };
}

/** A customer is called what the conversation calls it: an anonymous token has no name. */
function authorName(head: Head, principal: Principal): string {
  return (principal.role === "customer" ? head.customer.name : undefined) ?? principal.name;
}
