import { Fault } from "@hearth/contract";
import { error as logError } from "firebase-functions/logger";
import type { Backend } from "../backend.ts";
import type { Head } from "../conversation/Head.ts";
import { heartbeat } from "../routing/heartbeat.ts";
import { newCounters } from "./Counters.ts";
import type { ConversationTopic } from "./conversationTopic.ts";
import type { InboxTopic } from "./inboxTopic.ts";
import { OperatorHeartbeats } from "./OperatorHeartbeats.ts";
import { QueueNews } from "./QueueNews.ts";
import { SharedReads } from "./SharedReads.ts";
import type { Subscriber } from "./Subscriber.ts";
import { Topics } from "./Topics.ts";
import { topicName } from "./topicName.ts";

/** How often leases, heartbeats, stalls and topics are looked at: one timer for all. In milliseconds. */
const tickEvery = 1_000;

/** How often staff are asked for: whoever is no more of the team loses the stream within a minute. In milliseconds. */
const recheckEvery = 40_000;

/** How long one of too many waits before it comes back: coming at once it would push out the next. In milliseconds. */
const replacedDelay = 5_000;

/** All streams of this instance: their topics, their number, their end. */
export class Relay {
  readonly counters = newCounters();
  readonly conversations = new Topics<ConversationTopic>();
  readonly inboxes = new Topics<InboxTopic>();
  readonly heads = new SharedReads<Head | null>();
  readonly queue: QueueNews;
  readonly heartbeats: OperatorHeartbeats;
  readonly #backend: Backend;
  readonly #subscribers = new Set<Subscriber>();
  readonly #byPrincipal = new Map<string, Set<Subscriber>>();
  readonly #timer: NodeJS.Timeout;
  #nextRecheck: number;
  #isClosing = false;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.queue = new QueueNews(backend, () => {
      this.counters.listenerRestarts += 1;
    });
    this.heartbeats = new OperatorHeartbeats(async (operatorId) => {
      await heartbeat(backend, operatorId);
      this.inboxes.get(topicName({}))?.heard(operatorId);
    });
    this.#nextRecheck = backend.clock().getTime() + recheckEvery;
    this.#timer = setInterval(() => this.#tick(backend.clock().getTime()), tickEvery).unref();
  }

  /** For whoever watches the service: what is open now, and what came to pass since the start. */
  health() {
    const blocked = [...this.#subscribers].filter(({ isBlocked }) => isBlocked).length;
    const topics = this.conversations.size + this.inboxes.size;
    return { topics, subscribers: this.#subscribers.size, blocked, ...this.counters };
  }

  get subscribers(): number {
    return this.#subscribers.size;
  }

  /** Throws `overloaded` when this instance takes no more streams. */
  admit(): void {
    const isFull = this.#subscribers.size >= this.#backend.config.HEARTH_STREAMS_PER_INSTANCE;
    if (isFull || this.#isClosing) throw new Fault("overloaded", { retryAfter: 2 });
  }

  /**
   * Lists the subscriber, and has the oldest of the same person's too many give way. Who left while it was
   * let in is not listed: nobody would tell that it is gone.
   */
  add(subscriber: Subscriber): void {
    if (!subscriber.isOpen) return;
    this.#subscribers.add(subscriber);
    const own = this.#byPrincipal.get(subscriber.principal.id) ?? new Set();
    this.#byPrincipal.set(subscriber.principal.id, own.add(subscriber));
    const open = [...own].filter(({ isOpen }) => isOpen);
    if (open.length > this.#backend.config.HEARTH_STREAMS_PER_USER) open[0]?.reconnect("replaced", replacedDelay);
  }

  remove(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    const own = this.#byPrincipal.get(subscriber.principal.id);
    own?.delete(subscriber);
    if (own?.size === 0) this.#byPrincipal.delete(subscriber.principal.id);
  }

  /** Says goodbye to everyone, spread over two seconds at the other end, and takes no more. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#timer);
    for (const subscriber of this.#subscribers) subscriber.reconnect("shutdown", Math.round(Math.random() * 2_000));
    this.conversations.stop();
    this.inboxes.stop();
    this.queue.stop();
  }

  #tick(now: number): void {
    for (const subscriber of this.#subscribers) subscriber.tick(now);
    this.conversations.tick(now);
    this.inboxes.tick(now);
    this.queue.check(now);
    this.heartbeats.tick(now);
    if (now < this.#nextRecheck) return;
    this.#nextRecheck = now + recheckEvery;
    for (const own of this.#byPrincipal.values()) {
      // With tokens of different times one person may have been different things.
      const byRole = Map.groupBy(own, ({ principal }) => principal.role);
      for (const same of byRole.values()) void this.#recheck(same);
    }
  }

  /** Ends the streams of someone who is no more what the token said when they began. */
  async #recheck(same: readonly Subscriber[]): Promise<void> {
    const [first] = same;
    if (first === undefined) return;
    try {
      if (await this.#backend.authenticator.isCurrent(first.principal)) return;
      for (const subscriber of same) subscriber.reconnect("token", 0);
    } catch (failure) {
      logError("principal could not be checked", { failure: String(failure) });
    }
  }
}
