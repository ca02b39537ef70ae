import type { Topic } from "./Topic.ts";

/** A topic with the feed that brings it up to date. */
export type LiveTopic = {
  topic: Topic;
  /** Looks after the feed: call it every second. */
  check(now: number): void;
  stop(): void;
};
