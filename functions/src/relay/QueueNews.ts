import { error as logError } from "firebase-functions/logger";
import type { Backend } from "../backend.ts";
import { FreshList } from "../inbox/FreshList.ts";
import { estimateSeconds } from "../queue/estimateSeconds.ts";
import { takenLastHour } from "../queue/takenLastHour.ts";
import { waitingQuery } from "../queue/waitingQuery.ts";
import { chunk } from "./chunk.ts";
import type { Follower } from "./Follower.ts";
import { encodeFrame } from "./frame.ts";
import { WaitingFeed } from "./WaitingFeed.ts";

/** However fast the queue moves, a customer is told this often at most. In milliseconds. */
const tellEvery = 1_000;

/** For how long a count stands for the pace of the queue. In milliseconds. */
const countEvery = 30_000;

/** Stands for counts that could not be had: no estimate then, and no more wait than the listener has seen. */
const uncounted = { taken: 0, waiting: 0 };

type Listener = Pick<Follower, "isReady" | "write">;

/** One conversation that customers follow here, each with the last it was told. */
type Followed = { isWaiting: boolean; told: Map<Listener, Buffer | undefined> };

/**
 * Tells the customers who wait and are connected here of their places in the queue. One feed for all of them, which
 * runs only while there are any. Each is told what changed since it was last told: who cannot be written to now is
 * told a second later, and what lies between is nobody's loss.
 */
export class QueueNews {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #uptime: () => number;
  readonly #onRestart: () => void;
  readonly #followed = new Map<string, Followed>();
  readonly #counts: FreshList<typeof uncounted>;
  #feed: WaitingFeed | undefined;
  #telling: NodeJS.Timeout | undefined;
  #notBefore = 0;

  constructor({ db, clock, freshness }: Pick<Backend, "db" | "clock" | "freshness">, onRestart: () => void) {
    this.#backend = { db, clock };
    this.#uptime = freshness.uptime;
    this.#onRestart = onRestart;
    this.#counts = new FreshList({ uptime: freshness.uptime, maxAge: countEvery });
  }

  /** A customer follows its conversation, and is told its place for as long as that waits. */
  follow(conversationId: string, customer: Listener, isWaiting: boolean): void {
    const followed = this.#followed.get(conversationId) ?? { isWaiting, told: new Map() };
    followed.told.set(customer, undefined);
    this.#followed.set(conversationId, followed);
    this.#attend();
  }

  leave(conversationId: string, customer: Listener): void {
    const followed = this.#followed.get(conversationId);
    followed?.told.delete(customer);
    if (followed?.told.size === 0) this.#followed.delete(conversationId);
    if (!this.#isNeeded) this.stop();
  }

  /** Where the conversation stands by now, as its own events say. */
  moved(conversationId: string, isWaiting: boolean): void {
    const followed = this.#followed.get(conversationId);
    if (followed === undefined || followed.isWaiting === isWaiting) return;
    followed.isWaiting = isWaiting;
    for (const customer of followed.told.keys()) followed.told.set(customer, undefined);
    this.#attend();
  }

  /** Looks after the feed: call it every second. */
  check(now: number): void {
    this.#feed?.check(now);
  }

  stop(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#feed?.stop();
    this.#feed = undefined;
  }

  get #isNeeded(): boolean {
    return this.#followed.values().some(({ isWaiting }) => isWaiting);
  }

  #attend(): void {
    if (!this.#isNeeded) {
      this.stop();
      return;
    }
    this.#feed ??= new WaitingFeed(this.#backend, { onChange: () => this.#tellSoon(), onRestart: this.#onRestart });
    this.#tellSoon();
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => void this.#tell(), Math.max(0, this.#notBefore - this.#uptime()));
  }

  async #tell(): Promise<void> {
    const telling = this.#telling;
    const isFull = this.#feed?.isFull ?? false;
    const counts = await this.#count(isFull);
    if (this.#telling !== telling) return;
    this.#telling = undefined;
    const positions = this.#feed?.positions();
    if (positions === undefined) return;
    // The listener brought more meanwhile than was counted for.
    if (this.#feed?.isFull !== isFull) return this.#tellSoon();
    this.#notBefore = this.#uptime() + tellEvery;
    const waiting = Math.max(positions.size, counts.waiting);
    for (const [conversationId, { isWaiting, told }] of this.#followed) {
      const position = positions.get(conversationId);
      if (!isWaiting || position === undefined) continue;
      const data = { position, waiting, estimateSeconds: estimateSeconds(position, counts.taken) };
      const frame = chunk(encodeFrame({ event: "queue", data }));
      for (const [customer, last] of told) {
        if (last?.equals(frame)) continue;
        if (customer.isReady) {
          customer.write(frame);
          told.set(customer, frame);
        } else this.#tellSoon();
      }
    }
  }

  /** 1 read; 2 where more wait than are listened to. */
  async #count(isFull: boolean): Promise<typeof uncounted> {
    const { db, clock } = this.#backend;
    const read = async () => ({
      taken: await takenLastHour(db, clock()),
      waiting: isFull ? (await waitingQuery(db).count().get()).data().count : 0,
    });
    try {
      return await this.#counts.get(isFull ? "full" : "", read);
    } catch (failure) {
      logError("queue could not be counted", { failure: String(failure) });
      return uncounted;
    }
  }
}
