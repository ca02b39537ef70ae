import type { StoredAttachment } from "../attachments/StoredAttachment.ts";
import type { Context, Decision, DraftEvent, Plan } from "../conversation/Decision.ts";
import type { Head } from "../conversation/Head.ts";
import type { Rate } from "../conversation/pace.ts";
import type { EventMessage, StoredMessage } from "../conversation/StoredMessage.ts";

/**
 * Firestore allows 500 writes and 10 MB a commit; the head is one of the writes. Its emulator takes 3 MB in
 * 0.3 s and never answers a commit of 6: what works here must be what works there.
 */
export const limits = { writes: 450, bytes: 3_500_000 } as const;

/** What a document costs beside the texts it carries: field names, ids, times, the snapshot in an event. */
const documentBytes = 3_000;

export type Start = {
  head: Head | null;
  messages: ReadonlyMap<string, StoredMessage | null>;
  attachments: ReadonlyMap<string, StoredAttachment | null>;
  now: Date;
  expiresAt: Date;
  customerRate?: Rate | undefined;
};

export type Verdict<Answer> = { answer: Answer } | { failure: unknown };

export type Folded<Answer> = {
  head: Head | null;
  events: readonly DraftEvent[];
  created: readonly StoredMessage[];
  updated: readonly StoredMessage[];
  rewrites: readonly { seq: number; message: EventMessage }[];
  attachments: readonly StoredAttachment[];
  /** One for each decision taken, in order. Fewer than decisions: the rest did not fit. */
  verdicts: readonly Verdict<Answer>[];
  /** Not empty: load these and fold again; nothing else in here counts. */
  needs: readonly string[];
  /** The same, of attachments. */
  attachmentNeeds: readonly string[];
};

/**
 * Takes the decisions one after another, each over the head the one before left, so that together they
 * make one commit. A decision that throws fails alone.
 */
export function fold<Answer>(decisions: readonly Decision<Answer>[], start: Start): Folded<Answer> {
  const firstSeq = (start.head?.seq ?? 0) + 1;
  const written = new Map<string, StoredMessage>();
  const attachments = new Map<string, StoredAttachment>();
  const events: DraftEvent[] = [];
  const rewrites = new Map<number, EventMessage>();
  const verdicts: Verdict<Answer>[] = [];
  const needs = new Set<string>();
  const attachmentNeeds = new Set<string>();
  let head = start.head;
  let size = { writes: 1, bytes: documentBytes };

  for (const decide of decisions) {
    const unloaded = new Set<string>();
    const context: Context = {
      head,
      now: start.now,
      expiresAt: start.expiresAt,
      customerRate: start.customerRate,
      message: (id) => {
        const message = written.get(id) ?? start.messages.get(id);
        if (message === undefined) unloaded.add(id);
        return message;
      },
      attachment: (id) => attachments.get(id) ?? start.attachments.get(id),
    };
    const taken = attempt(decide, context);
    if ("failure" in taken) {
      // A create finds out by itself whether the message was absent; a refusal would never know that what it
      // refuses was accepted before, and its answer lost.
      if (unloaded.size === 0) verdicts.push(taken);
      for (const id of unloaded) needs.add(id);
      continue;
    }
    if ("needs" in taken) {
      for (const id of [...taken.needs, ...unloaded]) needs.add(id);
      for (const id of taken.attachments ?? []) attachmentNeeds.add(id);
      continue;
    }
    const grown = grow(size, taken);
    if (verdicts.length > 0 && (grown.writes > limits.writes || grown.bytes > limits.bytes)) break;
    size = grown;
    head = taken.events.length > 0 ? taken.head : head;
    events.push(...taken.events);
    for (const message of taken.messages) written.set(message.id, message);
    for (const attachment of taken.attachments ?? []) attachments.set(attachment.id, attachment);
    for (const { seq, message } of taken.rewrites) rewrites.set(seq, message);
    verdicts.push({ answer: taken.answer });
  }

  const messages = [...written.values()];
  return {
    head,
    // An event of this very commit is not there to be updated yet: it is written with the later text.
    events: events.map((event) => {
      const message = rewrites.get(event.seq);
      return message === undefined ? event : { ...event, message };
    }),
    created: messages.filter((message) => message.seq >= firstSeq),
    updated: messages.filter((message) => message.seq < firstSeq),
    rewrites: [...rewrites].filter(([seq]) => seq < firstSeq).map(([seq, message]) => ({ seq, message })),
    attachments: [...attachments.values()],
    verdicts,
    needs: [...needs],
    attachmentNeeds: [...attachmentNeeds],
  };
}

function attempt<Answer>(
  decide: Decision<Answer>,
  context: Context,
): ReturnType<Decision<Answer>> | { failure: unknown } {
  try {
    return decide(context);
  } catch (failure) {
    return { failure };
  }
}

function grow(size: { writes: number; bytes: number }, plan: Plan<unknown>): { writes: number; bytes: number } {
  const carriers = [
    ...plan.messages,
    ...plan.events.map(({ message }) => message),
    ...plan.rewrites.map(({ message }) => message),
  ];
  const beside = plan.events.flatMap((event) => Object.keys(event.beside));
  const texts = carriers.reduce((sum, message) => sum + Buffer.byteLength(message?.text ?? ""), 0);
  const writes = carriers.length + beside.length + (plan.attachments?.length ?? 0);
  return { writes: size.writes + writes, bytes: size.bytes + writes * documentBytes + texts };
}
