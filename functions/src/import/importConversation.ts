import { isDeepStrictEqual } from "node:util";
import { type Actor, Fault, payloadHashOf } from "@hearth/contract";
import type { Context, Decision, DraftEvent, Plan } from "../conversation/Decision.ts";
import { withSignature } from "../conversation/duplicates.ts";
import type { Head } from "../conversation/Head.ts";
import { latest } from "../conversation/latest.ts";
import { record } from "../conversation/record.ts";
import type { StoredMessage } from "../conversation/StoredMessage.ts";
import { entering } from "../conversation/transition.ts";
import { withUnread } from "../conversation/unread.ts";
import { limits } from "../log/fold.ts";
import { appendOf } from "./arrange.ts";
import type { ForeignConversation, ForeignMessage } from "./ForeignConversation.ts";
import { openConversation } from "./openConversation.ts";

/**
 * What one commit did. `next`: the first message that did not fit into it; all are done when there is none.
 * `present`: messages that were there already.
 */
export type Imported = {
  created: boolean;
  next: number;
  written: number;
  present: number;
  conflicting: ForeignMessage[];
};

const importer: Actor = { id: "import", role: "system", name: "Import" };

/** A message, its event and the tally that a new day may complete. */
const writesEach = 3;

/** Left free for the head, the opening and the settling. */
const writesBeside = 6;

/** What a document costs beside its text, as the log reckons it. */
const documentBytes = 3_000;

/**
 * As many of a foreign conversation's messages, from the one at `from` on, as fit into one commit, each with the
 * time at which it was said. The first commit opens the conversation, the last one brings it into its state.
 * Whatever is there already is left as it is: run again, it writes nothing. Where the conversation has gone on
 * since, it keeps the state it has.
 *
 * `isNew`: an earlier commit of this import opened it. Throws `invalid_state` where another customer has a
 * conversation of this id.
 */
export function importConversation(
  conversation: ForeignConversation,
  { from, epoch, isNew }: { from: number; epoch: string; isNew: boolean },
): Decision<Imported> {
  return (context) => {
    const chunk = fitting(conversation.messages, from);
    const plan = opening(conversation, epoch, context.head);
    if (plan.head.customer.id !== conversation.customer.id) {
      throw new Fault("invalid_state", { detail: "Another customer has a conversation of this id." });
    }
    // In one that this import began, there is none of it; in another, looking costs less than a commit that fails.
    const unknown = context.head === null || isNew ? [] : chunk.filter(({ id }) => context.message(id) === undefined);
    if (unknown.length > 0) return { needs: unknown.map(({ id }) => id) };
    const imported = chunk.reduce((before, message) => adding(before, message, context), plan);
    const next = from + chunk.length;
    const whole = { ...imported, answer: { ...imported.answer, next } };
    return next < conversation.messages.length ? whole : settling(whole, conversation);
  };
}

function fitting(messages: readonly ForeignMessage[], from: number): ForeignMessage[] {
  let bytes = writesBeside * documentBytes;
  let writes = writesBeside;
  const end = messages.findIndex(({ text }, index) => {
    if (index < from) return false;
    bytes += writesEach * documentBytes + 2 * Buffer.byteLength(text);
    writes += writesEach;
    return writes > limits.writes || bytes > limits.bytes;
  });
  return messages.slice(from, end < 0 ? undefined : end);
}

function opening(conversation: ForeignConversation, epoch: string, head: Head | null): Plan<Imported> {
  const opened =
    head === null ? openConversation({ ...conversation, epoch }) : { head, events: [], messages: [], rewrites: [] };
  return { ...opened, answer: { created: head === null, next: 0, written: 0, present: 0, conflicting: [] } };
}

function adding(plan: Plan<Imported>, foreign: ForeignMessage, context: Context): Plan<Imported> {
  const { answer } = plan;
  const stored = context.message(foreign.id);
  if (stored) {
    const isSame = stored.deletedAt !== null || stored.payloadHash === payloadHashOf(foreign);
    const counted = isSame ? { present: answer.present + 1 } : { conflicting: [...answer.conflicting, foreign] };
    return { ...plan, answer: { ...answer, ...counted } };
  }
  const message = messageOf(plan.head, foreign, context.expiresAt);
  const patch =
    foreign.visibility === "internal"
      ? {}
      : {
          ...(foreign.role === "customer" && withSignature(plan.head, appendOf(plan.head, foreign), foreign.at)),
          ...reading(plan.head, foreign, message.seq),
          lastActivityAt: latest(plan.head.lastActivityAt, foreign.at),
        };
  const actor = { ...message.author, role: foreign.role };
  const next = record(plan.head, { type: "message.created", actor, message, patch, now: foreign.at });
  return {
    ...extended(plan, next),
    messages: [...plan.messages, message],
    answer: { ...answer, written: answer.written + 1 },
  };
}

function messageOf(head: Head, foreign: ForeignMessage, expiresAt: Date): StoredMessage {
  const { place: _, at, isTimeGuessed, ...told } = foreign;
  const seq = head.seq + 1;
  return {
    ...told,
    conversationId: head.id,
    seq,
    attachment: null,
    author: told.role === "customer" ? { id: head.customer.id, name: head.customer.name ?? "" } : told.author,
    replyTo: null,
    payloadHash: payloadHashOf(foreign),
    status: "sent",
    sentAt: at,
    sentAtRepaired: isTimeGuessed,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    via: "import",
    carriedBy: [{ seq, expiresAt }],
  };
}

/** Everyone has read it where it comes from; but where something of ours is unread, nobody has seen this either. */
function reading(head: Head, { role }: ForeignMessage, seq: number): Partial<Head> {
  const isAllRead = head.unread.operator === 0 && head.unread.customer === 0;
  if (isAllRead) return { read: { operator: seq, customer: seq } };
  return withUnread(head, role === "customer" ? "operator" : "customer", seq);
}

/** Into its state, with its labels. */
function settling(plan: Plan<Imported>, conversation: ForeignConversation): Plan<Imported> {
  const { head } = plan;
  const { state, operator, labels, settledAt } = conversation;
  const isSettled = head.state !== "bot" || (state === "bot" && isDeepStrictEqual(labels, head.labels));
  if (isSettled || head.updatedAt > settledAt) return plan;
  const patch: Partial<Head> = {
    ...entering(state, head, settledAt),
    labels,
    operator: state === "assigned" || state === "closed" ? operator : null,
  };
  const change = { type: "conversation.changed", actor: importer, reason: "imported", patch, now: settledAt } as const;
  return extended(plan, record(head, change));
}

function extended(plan: Plan<Imported>, { head, event }: { head: Head; event: DraftEvent }): Plan<Imported> {
  return { ...plan, head, events: [...plan.events, event] };
}
