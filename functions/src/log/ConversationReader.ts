import { FieldPath, type Firestore, type Query } from "@google-cloud/firestore";
import { LRUCache } from "lru-cache";
import { type Head, headSchema } from "../conversation/Head.ts";
import { type StoredEvent, storedEventSchema } from "../conversation/StoredEvent.ts";
import { type StoredMessage, storedMessageSchema } from "../conversation/StoredMessage.ts";
import type { Audience } from "../conversation/wire.ts";
import { conversationRef, eventsRef, messagesRef } from "./paths.ts";

export type Page = { before?: number | undefined; after?: number | undefined; limit: number };

/** Whose a conversation is, and whether that one may write. */
export type Door = { customerId: string; blocked: boolean };

/** Reads what ConversationLog wrote. Costs are in document reads. */
export class ConversationReader {
  readonly #db: Firestore;
  /** Of 10,000 conversations, who may do what; other instances change that, and are believed after so long. */
  readonly #doors = new LRUCache<string, Door>({ max: 10_000, ttl: 30_000 });

  constructor(db: Firestore) {
    this.#db = db;
  }

  /** 1 read. */
  async head(conversationId: string): Promise<Head | null> {
    const snapshot = await conversationRef(this.#db, conversationId).get();
    if (!snapshot.exists) return null;
    const head = headSchema.parse(snapshot.data());
    this.remember(head);
    return head;
  }

  /** As of at most 30 s ago; undefined where nobody here looked since. No read. */
  doorOf(conversationId: string): Door | undefined {
    return this.#doors.get(conversationId);
  }

  remember({ id, customer, blocked }: Head): void {
    this.#doors.set(id, { customerId: customer.id, blocked });
  }

  /** A customer's conversations, the youngest first; `after` pages on. */
  async conversationsOf(
    customerId: string,
    page: { after?: { createdAt: Date; id: string } | undefined; limit: number },
  ): Promise<Head[]> {
    const all = this.#db
      .collection("conversations")
      .where("customer.id", "==", customerId)
      .orderBy("createdAt", "desc")
      .orderBy(FieldPath.documentId(), "desc");
    const query = page.after === undefined ? all : all.startAfter(page.after.createdAt, page.after.id);
    const { docs } = await query.limit(page.limit).get();
    return docs.map((snapshot) => headSchema.parse(snapshot.data()));
  }

  /** Messages by `seq`, ascending: the newest, those before a seq, or those after one. 1 read each. */
  async messages(conversationId: string, audience: Audience, page: Page): Promise<StoredMessage[]> {
    const all = messagesRef(this.#db, conversationId);
    const seen: Query = audience === "customer" ? all.where("visibility", "==", "public") : all;
    const forwards = page.after !== undefined;
    const ordered = seen.orderBy("seq", forwards ? "asc" : "desc").limit(page.limit);
    const from = page.after ?? page.before;
    const { docs } = await (from === undefined ? ordered : ordered.startAfter(from)).get();
    const messages = docs.map((snapshot) => storedMessageSchema.parse(snapshot.data()));
    return forwards ? messages : messages.reverse();
  }

  /** Events after `seq`, ascending. 1 read each. */
  async events(conversationId: string, page: { after: number; limit: number }): Promise<StoredEvent[]> {
    const { docs } = await this.#eventsAfter(conversationId, page.after).limit(page.limit).get();
    return docs.map((snapshot) => storedEventSchema.parse(snapshot.data()));
  }

  /** Resolves when there is an event after `seq`, or when `signal` aborts. */
  async awaitEvent(conversationId: string, after: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const query = this.#eventsAfter(conversationId, after).limit(1);
    const stop = query.onSnapshot((snapshot) => !snapshot.empty && resolve(), reject);
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (signal.aborted) resolve();
    await promise.finally(stop);
  }

  #eventsAfter(conversationId: string, seq: number): Query {
    return eventsRef(this.#db, conversationId).where("seq", ">", seq).orderBy("seq");
  }
}
