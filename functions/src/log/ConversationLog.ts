import { Fault } from "@hearth/contract";
import { LRUCache } from "lru-cache";
import type { StoredAttachment } from "../attachments/StoredAttachment.ts";
import type { Decision } from "../conversation/Decision.ts";
import type { Head } from "../conversation/Head.ts";
import type { Rate } from "../conversation/pace.ts";
import type { StoredMessage } from "../conversation/StoredMessage.ts";
import { type Folded, fold } from "./fold.ts";
import type { Commit, LogStore } from "./LogStore.ts";

export type LogOptions = {
  clock: () => Date;
  /** Milliseconds on a clock that never jumps. */
  uptime: () => number;
  newId: () => string;
  /** Between 0 and 1. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** How long events are kept, in milliseconds. */
  eventTtl: number;
  /** How fast a customer may write; as fast as it can where it is left out. */
  customerRate?: Rate | undefined;
  bounds?: Partial<typeof defaultBounds>;
};

/**
 * - `waiting`: decisions waiting for one conversation; one more is refused `overloaded`.
 * - `together`: decisions folded into one commit.
 * - `attempts`: rounds of reading or committing for them; then each is answered `busy`.
 * - `patience`: milliseconds after which no further round begins: a store that hangs must not outlast the
 *   request that waits for it.
 * - `heads`: heads kept in memory; the one unused for longest goes first and costs a read to come back.
 */
const defaultBounds = { waiting: 1_000, together: 100, attempts: 10, patience: 15_000, heads: 2_000 };

/** A decision whose answer is the telling of it to whoever waits. */
type Waiting = { decide: Decision<() => void>; reject: (failure: unknown) => void };

/** Told of every commit, before whoever waits for it is answered. `before`: null where it began the conversation. */
export type CommitListener = (before: Head | null, after: Head) => void;

type Known<Guard> = { head: Head | null; guard: Guard | null; cached: boolean };

/** A commit whose fate was not told: its first event, once it is read, tells. */
type Attempt = { before: Head | null; commitId: string; folded: Folded<() => void> };

/**
 * The one way anything is written to a conversation.
 *
 * Protocol. Decisions queue up per conversation; one pump at a time takes all that wait, folds them over
 * the head and commits the sum as one batch, guarded by the version of the head it was folded over. After a
 * commit, the head just written and its new version are kept: the next commit needs no read.
 *
 * A commit that was not acknowledged (the head moved, a message was there already, the connection broke) is
 * settled in one uniform way, by reading the head, the messages it was to create and the event at the first
 * seq it was to write. That event carries our commit id: it was us, and the answers stand. It does not: fold
 * again over what was read, and commit. Should the lost write still land after that read, then either the new
 * commit fails on its guard and the next round finds the old commit's id, or it won and the old one fails on
 * its own guard. Never both.
 *
 * Answers that rest on a kept head and have nothing to commit (a refusal, a repeat) are given only over a
 * freshly read one, since another instance may have moved it.
 */
export class ConversationLog<Guard> {
  readonly #store: LogStore<Guard>;
  readonly #options: LogOptions;
  readonly #bounds: typeof defaultBounds;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #listeners = new Set<CommitListener>();
  readonly #heads: LRUCache<string, { head: Head; guard: Guard & {} }>;

  constructor(store: LogStore<Guard>, options: LogOptions) {
    this.#store = store;
    this.#options = options;
    this.#bounds = { ...defaultBounds, ...options.bounds };
    this.#heads = new LRUCache({ max: this.#bounds.heads });
  }

  /**
   * Takes a decision on a conversation, and answers once what it decided is durable. Rejects with the fault
   * that the decision threw, `busy` when it could not be settled in time (try again: keys make it
   * harmless), or `overloaded` when too many wait.
   */
  append<Answer>(conversationId: string, decide: Decision<Answer>): Promise<Answer> {
    const queue = this.#queues.get(conversationId);
    if (queue !== undefined && queue.length >= this.#bounds.waiting) {
      return Promise.reject(new Fault("overloaded", { retryAfter: 1 }));
    }
    return new Promise<Answer>((resolve, reject) => {
      const waiting: Waiting = { decide: telling(decide, resolve), reject };
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      this.#queues.set(conversationId, [waiting]);
      void this.#pump(conversationId);
    });
  }

  /** `listener` must be quick and must not throw: a caller waits for its answer. */
  onCommit(listener: CommitListener): void {
    this.#listeners.add(listener);
  }

  async #pump(conversationId: string): Promise<void> {
    const queue = this.#queues.get(conversationId) ?? [];
    while (queue.length > 0) {
      const batch = queue.slice(0, this.#bounds.together);
      try {
        queue.splice(0, await this.#settle(conversationId, batch));
      } catch (failure) {
        queue.splice(0, batch.length);
        for (const waiting of batch) waiting.reject(failure);
      }
    }
    this.#queues.delete(conversationId);
  }

  /** Sees a batch through to its answers, and says how many of it were answered. */
  async #settle(conversationId: string, batch: readonly Waiting[]): Promise<number> {
    const decisions = batch.map(({ decide }) => decide);
    const attempts: Attempt[] = [];
    const messages = new Map<string, StoredMessage | null>();
    const attachments = new Map<string, StoredAttachment | null>();
    const toLoad = new Set<string>();
    const attachmentsToLoad = new Set<string>();
    let known = this.#kept(conversationId);

    const deadline = this.#options.uptime() + this.#bounds.patience;

    for (let tries = 0; tries < this.#bounds.attempts && this.#options.uptime() <= deadline; ) {
      if (known === undefined || toLoad.size + attachmentsToLoad.size > 0) {
        const messageIds = [...new Set([...messages.keys(), ...toLoad])];
        const attachmentIds = [...new Set([...attachments.keys(), ...attachmentsToLoad])];
        const eventSeqs = [...new Set(attempts.map(firstSeq))];
        const read = await this.#store.read(conversationId, { messageIds, attachmentIds, eventSeqs });
        if (read === undefined) {
          tries += 1;
          await this.#backOff(tries);
          continue;
        }
        const landed = attempts.find((attempt) => read.commitIds.get(firstSeq(attempt)) === attempt.commitId);
        if (landed !== undefined) return this.#committed(batch, landed.before, landed.folded);
        known = { head: read.head, guard: read.guard, cached: false };
        for (const [id, message] of read.messages) messages.set(id, message);
        for (const [id, attachment] of read.attachments) attachments.set(id, attachment);
        toLoad.clear();
        attachmentsToLoad.clear();
      }

      const now = this.#options.clock();
      const expiresAt = new Date(now.getTime() + this.#options.eventTtl);
      const { customerRate } = this.#options;
      const folded = fold(decisions, { head: known.head, messages, attachments, now, expiresAt, customerRate });
      if (folded.needs.length + folded.attachmentNeeds.length > 0) {
        for (const id of folded.needs) toLoad.add(id);
        for (const id of folded.attachmentNeeds) attachmentsToLoad.add(id);
        tries += 1;
        continue;
      }
      if (folded.head === null || folded.events.length === 0) {
        if (!known.cached) return answer(batch, folded);
        known = undefined;
        continue;
      }

      const commitId = this.#options.newId();
      const commit = this.#commitOf(conversationId, folded, folded.head, known.guard, { commitId, expiresAt });
      const result = await this.#store.commit(commit);
      if (result.outcome === "committed") {
        this.#keep(conversationId, folded.head, result.guard);
        return this.#committed(batch, known.head, folded);
      }
      this.#heads.delete(conversationId);
      attempts.push({ before: known.head, commitId, folded });
      for (const { id } of folded.created) toLoad.add(id);
      known = undefined;
      tries += 1;
      await this.#backOff(tries);
    }
    throw new Fault("busy", { retryAfter: 1 });
  }

  #committed(batch: readonly Waiting[], before: Head | null, folded: Folded<() => void>): number {
    if (folded.head !== null) for (const tell of this.#listeners) tell(before, folded.head);
    return answer(batch, folded);
  }

  #kept(conversationId: string): Known<Guard> | undefined {
    const kept = this.#heads.get(conversationId);
    return kept && { ...kept, cached: true };
  }

  #keep(conversationId: string, head: Head, guard: Guard): void {
    if (guard !== null && guard !== undefined) this.#heads.set(conversationId, { head, guard });
  }

  #commitOf(
    conversationId: string,
    folded: Folded<() => void>,
    head: Head,
    guard: Guard | null,
    stamp: { commitId: string; expiresAt: Date },
  ): Commit<Guard> {
    const { created, updated, rewrites, attachments } = folded;
    const events = folded.events.map(({ beside: _, ...event }) => ({ ...event, ...stamp }));
    const tallies = folded.events.flatMap(({ seq, beside: { tally } }) =>
      tally === undefined ? [] : [{ seq, tally }],
    );
    const audits = folded.events.flatMap(({ beside: { audit } }) => audit ?? []);
    return { conversationId, head, guard, events, created, updated, rewrites, tallies, audits, attachments };
  }

  /** Doubles from 10 ms to a second, each time somewhere in its upper half, so that rivals do not meet again. */
  #backOff(tries: number): Promise<void> {
    const longest = Math.min(1_000, 10 * 2 ** tries);
    return this.#options.sleep(longest * (0.5 + this.#options.random() / 2));
  }
}

function firstSeq({ before }: Attempt): number {
  return (before?.seq ?? 0) + 1;
}

function telling<Answer>(decide: Decision<Answer>, resolve: (answer: Answer) => void): Decision<() => void> {
  return (context) => {
    const plan = decide(context);
    return "needs" in plan ? plan : { ...plan, answer: () => resolve(plan.answer) };
  };
}

function answer(batch: readonly Waiting[], { verdicts }: Folded<() => void>): number {
  verdicts.forEach((verdict, index) => {
    if ("answer" in verdict) verdict.answer();
    else batch[index]?.reject(verdict.failure);
  });
  return verdicts.length;
}
