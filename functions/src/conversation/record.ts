import { type Actor, type AuditAction, type EventType, nextLastMessage } from "@hearth/contract";
import type { Audit } from "./Audit.ts";
import type { DraftEvent, Plan } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { latest } from "./latest.ts";
import { snapshotOf } from "./StoredEvent.ts";
import { eventMessageOf, type StoredMessage } from "./StoredMessage.ts";
import { tallied } from "./tallied.ts";

type Change = {
  type: EventType;
  actor: Actor;
  message?: StoredMessage;
  reason?: string | undefined;
  patch?: Partial<Head>;
  /** Where the change is one that the audit tells of. */
  action?: AuditAction | undefined;
  /** Why, for the audit alone: an event's reason is for everyone. */
  note?: string | undefined;
  now: Date;
};

/** The head after one more event, and that event: the only place where `seq` grows. */
export function record(before: Head, change: Change): { head: Head; event: DraftEvent } {
  const { type, actor, now, reason } = change;
  const message = change.message && eventMessageOf(change.message);
  const after: Head = {
    ...before,
    ...change.patch,
    seq: before.seq + 1,
    lastMessage: nextLastMessage(before.lastMessage, { type, message }),
    updatedAt: latest(before.updatedAt, now),
  };
  const { closed, ...counted } = tallied(before, after, change);
  const head = { ...after, ...counted };
  const event: DraftEvent = { seq: head.seq, type, at: now, actor, conversation: snapshotOf(head), beside: {} };
  if (message !== undefined) event.message = message;
  if (reason !== undefined) event.reason = reason;
  if (closed !== undefined) event.beside.tally = closed;
  if (change.action !== undefined) event.beside.audit = auditOf(before, head, change.action, change);
  return { head, event };
}

/** A plan of one event, answered with the head after it. */
export function planOf(before: Head, change: Change): Plan<Head> {
  const { head, event } = record(before, change);
  return { head, events: [event], messages: [], rewrites: [], answer: head };
}

/** Nothing to write: it is already as the call wants it. */
export function unchanged<Answer>(head: Head, answer: Answer): Plan<Answer> {
  return { head, events: [], messages: [], rewrites: [], answer };
}

function auditOf(before: Head, after: Head, action: AuditAction, { actor, message, note, now }: Change): Audit {
  return {
    id: `${after.id}_${after.seq}`,
    action,
    at: now,
    actor,
    conversationId: after.id,
    customerId: after.customer.id,
    ...(message && { messageId: message.id }),
    ...(note !== undefined && { reason: note }),
    ...(before.operator && { from: before.operator }),
    ...(after.operator && { to: after.operator }),
  };
}
