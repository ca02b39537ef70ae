import { type Actor, type EventType, nextLastMessage } from "@hearth/contract";
import type { DraftEvent, Plan } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { latest } from "./latest.ts";
import { snapshotOf } from "./StoredEvent.ts";
import { eventMessageOf, type StoredMessage } from "./StoredMessage.ts";

type Change = {
  type: EventType;
  actor: Actor;
  message?: StoredMessage;
  reason?: string | undefined;
  patch?: Partial<Head>;
  now: Date;
};

/** The head after one more event, and that event: the only place where `seq` grows. */
export function record(before: Head, change: Change): { head: Head; event: DraftEvent } {
  const { type, actor, now, reason } = change;
  const message = change.message && eventMessageOf(change.message);
  const head: Head = {
    ...before,
    ...change.patch,
    seq: before.seq + 1,
    lastMessage: nextLastMessage(before.lastMessage, { type, message }),
    updatedAt: latest(before.updatedAt, now),
  };
  const event: DraftEvent = { seq: head.seq, type, at: now, actor, conversation: snapshotOf(head) };
  if (message !== undefined) event.message = message;
  if (reason !== undefined) event.reason = reason;
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
