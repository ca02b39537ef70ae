import { Fault } from "@hearth/contract";
import type { Backend } from "../backend.ts";
import type { Subscriber } from "./Subscriber.ts";
import type { Topic } from "./Topic.ts";

/** A topic nobody follows stays this long, for those who reconnect. In milliseconds. */
const linger = 30_000;

/** How often leases, heartbeats and lingering topics are looked at: one timer for all. In milliseconds. */
const tickEvery = 1_000;

type Entry = { topic: Topic; emptySince: number | undefined };

/** All streams of this instance: their topics, their number, their end. */
export class Relay {
  readonly #backend: Backend;
  readonly #topics = new Map<string, Entry>();
  readonly #subscribers = new Map<Subscriber, string>();
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

  /** Lists the subscriber, and has the oldest of the same person's too many give way. */
  add(name: string, subscriber: Subscriber): void {
    this.#subscribers.set(subscriber, name);
    const own = [...this.#subscribers.keys()].filter(({ principal }) => principal.id === subscriber.principal.id);
    if (own.length > this.#backend.config.HEARTH_STREAMS_PER_USER) own[0]?.reconnect("replaced", 5_000);
  }

  /** Follows the topic, which is made where there is none. */
  async join(name: string, subscriber: Subscriber, position: number | undefined, make: () => Topic): Promise<void> {
    const entry = this.#topics.get(name) ?? { topic: make(), emptySince: undefined };
    this.#topics.set(name, entry);
    entry.emptySince = undefined;
    await entry.topic.join(subscriber, position);
  }

  remove(subscriber: Subscriber): void {
    const name = this.#subscribers.get(subscriber);
    this.#subscribers.delete(subscriber);
    const entry = name === undefined ? undefined : this.#topics.get(name);
    if (entry === undefined) return;
    entry.topic.leave(subscriber);
    if (entry.topic.subscribers === 0) entry.emptySince = this.#backend.clock().getTime();
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
    for (const [name, { topic, emptySince }] of this.#topics) {
      if (emptySince === undefined || now - emptySince < linger) continue;
      topic.stop();
      this.#topics.delete(name);
    }
  }
}
