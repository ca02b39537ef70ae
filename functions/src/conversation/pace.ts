import { Fault } from "@hearth/contract";

/** How often something may be done: `burst` times at once, then once in each `everyMs`. */
export type Rate = { burst: number; everyMs: number };

/** In whole milliseconds, as times are stored: what was cut off of each would add up to one too many. */
export function perMinute(count: number): Rate {
  return { burst: count, everyMs: Math.ceil(60_000 / count) };
}

/**
 * Takes one turn. All that a rate has to remember is one time: `until` is when everything so far will have been paid
 * for, at one turn each `everyMs`; nobody may be further ahead of that than `burst` turns. Returns the new `until`.
 * Throws `rate_limited`, with the seconds until the next turn.
 */
export function paced(until: Date | null, now: Date, { burst, everyMs }: Rate): Date {
  const paid = Math.max(until?.getTime() ?? 0, now.getTime()) + everyMs;
  const ahead = paid - now.getTime() - burst * everyMs;
  if (ahead > 0) throw new Fault("rate_limited", { retryAfter: Math.ceil(ahead / 1000) });
  return new Date(paid);
}
