import type { ResetReason } from "@hearth/contract";
import { error as logError } from "firebase-functions/logger";
import type { Counters } from "./Counters.ts";
import type { Follower } from "./Follower.ts";
import type { Piece, Window } from "./Window.ts";

/** What a client that fell off the window is sent instead, or why it cannot be. */
export type Refill = (subscriber: Follower) => Promise<Piece | ResetReason>;

/**
 * One thing that can be followed, on this instance: one window, and for each subscriber a position in it.
 *
 * Everyone is brought forward in the same way, whether it just came, missed something while its socket was
 * full, or follows live: from its position it is written what the window has, joined; before the window
 * begins, what Firestore has; until it stands at the end. Nothing is kept for it meanwhile.
 */
export class Topic {
  readonly #window: Window;
  readonly #refill: Refill;
  readonly #counters: Counters;
  readonly #subscribers = new Set<Follower>();
  #flush: NodeJS.Immediate | undefined;

  constructor(window: Window, refill: Refill, counters: Counters) {
    this.#window = window;
    this.#refill = refill;
    this.#counters = counters;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /** Sends the subscriber what follows its position, from now on without a gap. */
  join(subscriber: Follower): void {
    this.#subscribers.add(subscriber);
    subscriber.onDrain(() => this.#advance(subscriber));
    this.#advance(subscriber);
  }

  leave(subscriber: Follower): void {
    this.#subscribers.delete(subscriber);
  }

  /** Call it after publishing to the window: all that this turn of the loop brings goes out together. */
  published(): void {
    this.#flush ??= setImmediate(() => {
      this.#flush = undefined;
      for (const subscriber of this.#subscribers) this.#advance(subscriber);
    });
  }

  /** To everyone but `exceptId` who can take it now; who cannot has missed nothing that counts. */
  sendEphemeral(frame: Buffer, exceptId?: string): void {
    for (const subscriber of this.#subscribers) {
      if (subscriber.principal.id !== exceptId && subscriber.isReady) subscriber.write(frame);
    }
  }

  /** Ends the streams of those who may not follow it any more: what they would fetch anew is not theirs. */
  dismiss(isOut: (subscriber: Follower) => boolean): void {
    for (const subscriber of this.#subscribers) if (isOut(subscriber)) subscriber.reset("unknown_epoch");
  }

  /** Ends every stream of the topic. */
  reset(reason: ResetReason): void {
    for (const subscriber of this.#subscribers) subscriber.reset(reason);
  }

  stop(): void {
    clearImmediate(this.#flush);
  }

  #advance(subscriber: Follower): void {
    while (subscriber.position < this.#window.end && subscriber.isReady) {
      const piece = this.#window.after(subscriber.position, subscriber.audience);
      if (piece === undefined) {
        void this.#catchUp(subscriber);
        return;
      }
      this.#counters.windowHits += 1;
      subscriber.writePiece(piece);
    }
  }

  async #catchUp(subscriber: Follower): Promise<void> {
    subscriber.isRefilling = true;
    this.#counters.refills += 1;
    try {
      const refill = await this.#refill(subscriber);
      if (typeof refill === "string") subscriber.reset(refill);
      else subscriber.refill(refill);
    } catch (failure) {
      // It comes back at its cursor; staying, it would hang without a word.
      logError("refill failed", { failure: String(failure) });
      subscriber.destroy("refill_failed");
    }
    subscriber.isRefilling = false;
    this.#advance(subscriber);
  }
}
