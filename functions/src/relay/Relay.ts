import { Fault } from "@hearth/contract";
import type { Backend } from "../backend.ts";
import type { Subscriber } from "./Subscriber.ts";
import type { Topic } from "./Topic.ts";

/** A topic nobody follows stays this long, for those who reconnect. In milliseconds. */
const linger = 30_000;

/** How often leases, heartbeats and lingering topics are looked at: one timer for all. In milliseconds. */
const tickEvery = 1_000;

/** `emptySince`: as of the last look at it. */
type Entry = { topic: Topic; emptySince: number | undefined };

/** All streams of this instance: their topics, their number, their end. */
export class Relay {
  readonly #backend: Backend;
  readonly #topics = new Map<string, Entry>();
  /** The oldest first, each with the topic it has joined. */
  readonly #subscribers = new Map<Subscriber, Topic | undefined>();
  readonly #timer: NodeJS.Timeout;
  #isClosing = false;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#timer = setInterval(() => this.#tick(backend.clock().getTime()), tickEvery).unref();
  }

  get counters(): { topics: number; subscribers: number } {
    return { topics: this.#topics.size, subscribers: this.#subscribers.size };
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
    this.#subscribers.set(subscriber, undefined);
    const own = [...this.#subscribers.keys()].filter(
      ({ isOpen, principal }) => isOpen && principal.id === subscriber.principal.id,
    );
    if (own.length > this.#backend.config.HEARTH_STREAMS_PER_USER) own[0]?.reconnect("replaced", 5_000);
  }

  /** Has the listed subscriber follow the topic, which is made where there is none. */
  async join(name: string, subscriber: Subscriber, position: number | undefined, make: () => Topic): Promise<void> {
    if (!this.#subscribers.has(subscriber)) return;
    const entry = this.#topics.get(name) ?? { topic: make(), emptySince: undefined };
    this.#topics.set(name, entry);
    this.#subscribers.set(subscriber, entry.topic);
    await entry.topic.join(subscriber, position);
  }

  remove(subscriber: Subscriber): void {
    this.#subscribers.get(subscriber)?.leave(subscriber);
    this.#subscribers.delete(subscriber);
  }

  /** Says goodbye to everyone, spread over two seconds at the other end, and takes no more. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#timer);
    for (const subscriber of this.#subscribers.keys())
      subscriber.reconnect("shutdown", Math.round(Math.random() * 2_000));
    for (const { topic } of this.#topics.values()) topic.stop();
  }

  #tick(now: number): void {
    for (const subscriber of this.#subscribers.keys()) subscriber.tick(now);
    for (const [name, entry] of this.#topics) {
      entry.emptySince = entry.topic.subscribers > 0 ? undefined : (entry.emptySince ?? now);
      if (entry.emptySince === undefined || now - entry.emptySince < linger) continue;
      entry.topic.stop();
      this.#topics.delete(name);
    }
  }
}
