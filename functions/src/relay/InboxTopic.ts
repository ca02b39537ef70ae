import { type QueryDocumentSnapshot, type QuerySnapshot, Timestamp } from "@google-cloud/firestore";
import type { Cursor } from "@hearth/contract";
import { LRUCache } from "lru-cache";
import type { Backend } from "../backend.ts";
import { headSchema } from "../conversation/Head.ts";
import { conversationOf } from "../conversation/wire.ts";
import { maxBackfill } from "./backfill.ts";
import { encodeFrame } from "./frame.ts";
import { keepListening, type Listening } from "./keepListening.ts";
import { readEach } from "./readEach.ts";
import type { Subscriber } from "./Subscriber.ts";
import type { Topic } from "./Topic.ts";

/** Clocks of writers differ, and a commit becomes visible after the time it carries. In milliseconds. */
const overlap = 60_000;

/** The listener is anchored anew once it holds so many documents, if that drops at least half of its time. */
const reanchorAt = 256;

/** Conversations whose last published seq is remembered; the others' next change is sent, new or not. */
const remembered = 10_000;

type Summary = { id: string; at: number; seq: number; frame: string };

/**
 * The newest state of every conversation that changes. States in between may be left out; a client ignores
 * a seq it already has. The cursor is a time, and resuming overlaps.
 */
export class InboxTopic implements Topic {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #listening: Listening;
  readonly #seqs = new LRUCache<string, number>({ max: remembered });
  readonly #live = new Set<Subscriber>();
  readonly #joining = new Map<Subscriber, Map<string, Summary>>();
  #anchor: number;
  #newest: number;

  constructor(backend: Pick<Backend, "db" | "clock">) {
    this.#backend = backend;
    this.#newest = backend.clock().getTime();
    this.#anchor = this.#newest - overlap;
    this.#listening = keepListening(
      () => {
        this.#anchor = this.#newest - overlap;
        return this.#changedSince(this.#anchor);
      },
      (snapshot) => this.#take(snapshot),
    );
  }

  get subscribers(): number {
    return this.#live.size + this.#joining.size;
  }

  async join(subscriber: Subscriber, position: number | undefined): Promise<void> {
    const held = new Map<string, Summary>();
    this.#joining.set(subscriber, held);
    try {
      const missed = position === undefined ? [] : await this.#fetch(position);
      if (!this.#joining.has(subscriber)) return;
      if (missed.length > maxBackfill) subscriber.reset("too_far_behind");
      const newest = new Map(missed.map((summary) => [summary.id, summary]));
      for (const [id, summary] of held) if (summary.seq > (newest.get(id)?.seq ?? 0)) newest.set(id, summary);
      held.clear();
      let next = [...newest.values()].sort((a, b) => a.at - b.at);
      while (next.length > 0) {
        for (const { frame } of next) {
          subscriber.send(frame);
          await subscriber.drained();
          if (!subscriber.isOpen) return;
        }
        // From this look at what is held to going live nothing may be awaited: it would be lost.
        next = [...held.values()];
        held.clear();
      }
      if (subscriber.isOpen) this.#live.add(subscriber);
    } finally {
      this.#joining.delete(subscriber);
    }
  }

  leave(subscriber: Subscriber): void {
    this.#live.delete(subscriber);
    this.#joining.delete(subscriber);
  }

  stop(): void {
    this.#listening.stop();
  }

  async #fetch(since: number): Promise<Summary[]> {
    const query = this.#changedSince(since - overlap).limit(maxBackfill + 1);
    return this.#summaries((await query.get()).docs);
  }

  #take(snapshot: QuerySnapshot): void {
    const changed = snapshot.docChanges().filter(({ type }) => type !== "removed");
    for (const summary of this.#summaries(changed.map(({ doc }) => doc))) this.#publish(summary);
    if (snapshot.size >= reanchorAt && this.#newest - this.#anchor >= 2 * overlap) this.#listening.restart();
  }

  #changedSince(milliseconds: number) {
    const since = Timestamp.fromMillis(milliseconds);
    return this.#backend.db.collection("conversations").where("updatedAt", ">", since).orderBy("updatedAt");
  }

  /** None is of the future: a single clock that runs ahead would take every cursor there, and hide the present. */
  #summaries(docs: readonly QueryDocumentSnapshot[]): Summary[] {
    const now = this.#backend.clock().getTime();
    return readEach(docs, (doc) => summaryOf(doc, now));
  }

  #publish(summary: Summary): void {
    if (summary.seq <= (this.#seqs.get(summary.id) ?? 0)) return;
    this.#seqs.set(summary.id, summary.seq);
    this.#newest = Math.max(this.#newest, summary.at);
    for (const subscriber of this.#live) subscriber.send(summary.frame);
    for (const [subscriber, held] of this.#joining) {
      if (held.set(summary.id, summary).size <= maxBackfill) continue;
      subscriber.reset("too_far_behind");
      this.#joining.delete(subscriber);
    }
  }
}

/** The first half of an inbox cursor, where a conversation's has its epoch. */
export const inboxEpoch = "inbox";

/** The time that a cursor names; undefined where it is none of the inbox's, or of the future. */
export function inboxPosition(cursor: Cursor | undefined, now: number): number | undefined {
  return cursor?.epoch === inboxEpoch && cursor.seq <= now + overlap ? cursor.seq : undefined;
}

function summaryOf(doc: QueryDocumentSnapshot, now: number): Summary {
  const head = headSchema.parse(doc.data());
  const at = Math.min(head.updatedAt.getTime(), now);
  const data = { seq: head.seq, conversation: conversationOf(head, "staff") };
  const frame = encodeFrame({ event: "conversation.changed", id: `${inboxEpoch}.${at}`, data });
  return { id: head.id, at, seq: head.seq, frame };
}
