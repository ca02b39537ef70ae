import { z } from "zod";

const count = z.int();

/**
 * What can be counted. Sums only: two tallies add up to a third. A person's answer is awaited from the handoff, or
 * from a takeover where nobody asked for one; a conversation that is reopened counts as one more.
 */
export const countsSchema = z.object({
  conversations: count,
  handoffs: count,
  /** Conversations that an operator took, or was given. */
  taken: count,
  messages: count,
  /** Messages by operators. */
  replies: count,
  waits: count,
  waitSeconds: count,
  responses: count,
  responseSeconds: count,
  resolutions: count,
  resolutionSeconds: count,
  /** Resolutions that were rated, and the latest rating of each: counted with the resolution, however much later. */
  ratings: count,
  ratingSum: count,
});

export type Counts = z.infer<typeof countsSchema>;

export const countNames = countsSchema.keyof().options;

/**
 * What came to pass in one conversation on one day (UTC) while one operator, or none, had it. The one being
 * counted is kept in the head; when something is to be counted for another day or operator, it is written to
 * `conversations/{c}/tallies/{seq}` in that change's own commit, and the next begins. So a sum over tallies and
 * heads is exact, with no counter that everyone writes to.
 */
export const tallySchema = countsSchema.extend({ day: z.iso.date(), operator: z.string().nullable() });

export type Tally = z.infer<typeof tallySchema>;

export const noCounts: Counts = {
  conversations: 0,
  handoffs: 0,
  taken: 0,
  messages: 0,
  replies: 0,
  waits: 0,
  waitSeconds: 0,
  responses: 0,
  responseSeconds: 0,
  resolutions: 0,
  resolutionSeconds: 0,
  ratings: 0,
  ratingSum: 0,
};

export function emptyTally(at: Date, operator: string | null): Tally {
  return { ...noCounts, day: dayOf(at), operator };
}

/** The counts of both. */
export function plus<Sum extends Counts>(sum: Sum, more: Partial<Counts>): Sum {
  const both = { ...sum };
  for (const name of countNames) both[name] = sum[name] + (more[name] ?? 0);
  return both;
}

/** `2026-11-22`, by UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
