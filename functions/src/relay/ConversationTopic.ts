import { type Cursor, formatCursor } from "@hearth/contract";
import type { Backend } from "../backend.ts";
import type { StoredEvent } from "../conversation/StoredEvent.ts";
import { isComplete, mergeBackfill, refuseBackfill } from "./backfill.ts";
import { ConversationFeed } from "./ConversationFeed.ts";
import { eventFrames, type Published } from "./eventFrames.ts";
import { encodeFrame } from "./frame.ts";
import type { Subscriber } from "./Subscriber.ts";
import type { Topic } from "./Topic.ts";
import { TypingFeed } from "./TypingFeed.ts";

/** What comes live while a client's past is fetched; a client that gets so far behind starts anew. */
const maxHeld = 1_000;

/**
 * The gap-free log of one conversation.
 *
 * Joining: first the subscriber is listed, so that what comes live is held for it; then what it missed is
 * fetched; then both are merged by seq and sent, no faster than it reads, while more may come and be held;
 * once nothing is held any more, it gets what comes. In any other order something falls between.
 */
export class ConversationTopic implements Topic {
  readonly #backend: Backend;
  readonly #conversationId: string;
  readonly #epoch: string;
  readonly #feed: ConversationFeed;
  readonly #typing: TypingFeed;
  readonly #live = new Set<Subscriber>();
  readonly #joining = new Map<Subscriber, Published[]>();

  constructor(backend: Backend, conversationId: string, { epoch, seq: after }: Cursor) {
    this.#backend = backend;
    this.#conversationId = conversationId;
    this.#epoch = epoch;
    const { db, reader } = backend;
    this.#feed = new ConversationFeed({ db, reader, conversationId, after }, (event) => this.#publish(event));
    this.#typing = new TypingFeed(backend, conversationId, (signal) => {
      const frame = encodeFrame({ event: "typing", data: signal });
      for (const subscriber of this.#live) if (subscriber.principal.id !== signal.id) subscriber.send(frame);
    });
  }

  get subscribers(): number {
    return this.#live.size + this.#joining.size;
  }

  async join(subscriber: Subscriber, position = this.#feed.position): Promise<void> {
    subscriber.position = position;
    const held: Published[] = [];
    this.#joining.set(subscriber, held);
    const range = { after: position, upTo: this.#feed.position };
    try {
      const missed = await this.#fetch(subscriber, range);
      let next = mergeBackfill(missed.map(eventFrames), held.splice(0), position);
      while (next.length > 0) {
        for (const published of next) {
          this.#send(subscriber, published);
          await subscriber.drained();
          if (!subscriber.isOpen) return;
        }
        // From this look at what is held to going live nothing may be awaited: it would be lost.
        next = held.splice(0);
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
    this.#feed.stop();
    this.#typing.stop();
  }

  /** The events in the range; when they cannot be had, the subscriber is told so and there are none. */
  async #fetch(subscriber: Subscriber, range: { after: number; upTo: number }): Promise<StoredEvent[]> {
    const count = range.upTo - range.after;
    if (count <= 0) return [];
    const refusal = refuseBackfill(range);
    if (refusal !== undefined) {
      subscriber.reset(refusal);
      return [];
    }
    const events = await this.#backend.reader.events(this.#conversationId, { after: range.after, limit: count });
    if (isComplete(events, range, this.#backend.clock())) return events;
    subscriber.reset("expired");
    return [];
  }

  #publish(event: StoredEvent): void {
    if (event.conversation.epoch === this.#epoch) this.#spread(eventFrames(event));
    else this.#disown();
  }

  #spread(published: Published): void {
    for (const subscriber of this.#live) this.#send(subscriber, published);
    for (const [subscriber, held] of this.#joining) {
      if (held.push(published) <= maxHeld) continue;
      subscriber.reset("too_far_behind");
      this.#joining.delete(subscriber);
    }
  }

  /** The conversation was deleted and begun anew: nobody here has anything that its events could follow. */
  #disown(): void {
    for (const subscriber of [...this.#live, ...this.#joining.keys()]) subscriber.reset("unknown_epoch");
  }

  #send(subscriber: Subscriber, { seq, frames }: Published): void {
    if (seq <= subscriber.position) return;
    subscriber.send(frames[subscriber.audience]);
    subscriber.position = seq;
  }
}

/** The first frame of a conversation's stream: what comes next follows this cursor. */
export function conversationReady(
  epoch: string,
  position: number,
  data: { topic: string; head: number; leaseMs: number },
) {
  return encodeFrame({ event: "ready", id: formatCursor({ epoch, seq: position }), data: { epoch, ...data } });
}
