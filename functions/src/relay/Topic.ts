import type { Subscriber } from "./Subscriber.ts";

/** One thing that can be followed, on this instance: one feed, any number of subscribers. */
export interface Topic {
  readonly subscribers: number;
  /**
   * Sends the subscriber what comes after `position`, from there on without a gap; or tells it why that is
   * not possible. `undefined`: from now on.
   */
  join(subscriber: Subscriber, position: number | undefined): Promise<void>;
  leave(subscriber: Subscriber): void;
  stop(): void;
}
