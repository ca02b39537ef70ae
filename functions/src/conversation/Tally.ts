import { z } from "zod";

const count = z.int();

/**
 * What can be counted. Sums only: two tallies add up to a third. A person's answer is awaited from the handoff, or
 * from a takeover where nobody asked for one; a conversation that is reopened counts as one more.
 */
export const countsSchema = z.object({
  conversations: count,
  handoffs: count,
  messages: count,
  /** Messages by operators. */
  replies: count,
  waits: count,
  waitSeconds: count,
  responses: count,
  responseSeconds: count,
  resolutions: count,
  resolutionSeconds: count,
  ratings: count,
  ratingSum: count,
});

export type Counts = z.infer<typeof countsSchema>;

/**
 * What came to pass in one conversation on one day (UTC) while one operator, or none, had it. The one being
 * counted is kept in the head; with another day or operator it is written to `conversations/{c}/tallies/{seq}`
 * in that change's own commit, and the next begins. So a sum over tallies and heads is exact, with no counter
 * that everyone writes to.
 */
export const tallySchema = countsSchema.extend({ day: z.iso.date(), operator: z.string().nullable() });

export type Tally = z.infer<typeof tallySchema>;

export const noCounts: Counts = {
  conversations: 0,
  handoffs: 0,
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

/** `2026-11-22`, by UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
