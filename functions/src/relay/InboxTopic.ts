import { type Firestore, type QuerySnapshot, Timestamp } from "@google-cloud/firestore";
import { LRUCache } from "lru-cache";
import { type Head, headSchema } from "../conversation/Head.ts";
import { conversationOf } from "../conversation/wire.ts";
import { maxBackfill } from "./backfill.ts";
import { encodeFrame } from "./frame.ts";
import { keepListening, type Listening } from "./keepListening.ts";
import type { Subscriber } from "./Subscriber.ts";
import type { Topic } from "./Topic.ts";

/** Clocks of writers differ, and a commit becomes visible after the time it carries. In milliseconds. */
const overlap = 60_000;

/** The listener is anchored anew once it holds so many documents. */
const reanchorAt = 256;

/** Conversations whose last published seq is remembered; the others' next change is sent, new or not. */
const remembered = 10_000;

type Summary = { id: string; at: number; seq: number; frame: string };

/**
 * The newest state of every conversation that changes. States in between may be left out; a client ignores
 * a seq it already has. The cursor is a time, and resuming overlaps.
 */
export class InboxTopic implements Topic {
  readonly #db: Firestore;
  readonly #listening: Listening;
  readonly #seqs = new LRUCache<string, number>({ max: remembered });
  readonly #live = new Set<Subscriber>();
  readonly #joining = new Map<Subscriber, Map<string, Summary>>();
  #anchor: number;
  #newest: number;

  constructor(db: Firestore, now: number) {
    this.#db = db;
    this.#anchor = now;
    this.#newest = now;
    this.#listening = keepListening(
      () => {
        this.#anchor = this.#newest - overlap;
        return changedSince(db, this.#anchor);
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
      for (const { frame } of [...newest.values()].sort((a, b) => a.at - b.at)) subscriber.send(frame);
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
    const { docs } = await changedSince(this.#db, since - overlap)
      .limit(maxBackfill + 1)
      .get();
    return docs.map((snapshot) => summaryOf(headSchema.parse(snapshot.data())));
  }

  #take(snapshot: QuerySnapshot): void {
    for (const { type, doc } of snapshot.docChanges()) {
      if (type !== "removed") this.#publish(summaryOf(headSchema.parse(doc.data())));
    }
    if (snapshot.size >= reanchorAt && this.#newest - overlap > this.#anchor) this.#listening.restart();
  }

  #publish(summary: Summary): void {
    if (summary.seq <= (this.#seqs.get(summary.id) ?? 0)) return;
    this.#seqs.set(summary.id, summary.seq);
    this.#newest = Math.max(this.#newest, summary.at);
    for (const subscriber of this.#live) subscriber.send(summary.frame);
    for (const held of this.#joining.values()) held.set(summary.id, summary);
  }
}

/** The first half of an inbox cursor, where a conversation's has its epoch. */
export const inboxEpoch = "inbox";

function changedSince(db: Firestore, milliseconds: number) {
  const since = Timestamp.fromMillis(milliseconds);
  return db.collection("conversations").where("updatedAt", ">", since).orderBy("updatedAt");
}

function summaryOf(head: Head): Summary {
  const at = head.updatedAt.getTime();
  const data = { seq: head.seq, conversation: conversationOf(head, "staff") };
  const frame = encodeFrame({ event: "conversation.changed", id: `${inboxEpoch}.${at}`, data });
  return { id: head.id, at, seq: head.seq, frame };
}
