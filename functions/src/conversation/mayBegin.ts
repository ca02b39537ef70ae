import { Fault } from "@hearth/contract";
import type { Head } from "./Head.ts";

const hour = 60 * 60 * 1000;

/**
 * Whether a customer may have one more conversation, by those that it has, the youngest first. Two calls at once come
 * to the same next one, and so count the same. Throws `forbidden` to who is blocked, and `rate_limited` until the
 * hour in which `perHour` were begun is over.
 */
export function mayBegin(latest: readonly Pick<Head, "blocked" | "createdAt">[], now: Date, perHour: number): void {
  if (latest[0]?.blocked) throw new Fault("forbidden");
  const oldest = latest[perHour - 1];
  const wait = oldest === undefined ? 0 : oldest.createdAt.getTime() + hour - now.getTime();
  if (wait > 0) throw new Fault("rate_limited", { retryAfter: Math.ceil(wait / 1000) });
}
