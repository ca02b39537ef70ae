import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";

/**
 * `presence/{uid}`: what changes by the minute, apart from `operators/{uid}`, so that it wakes nobody who listens
 * to the team.
 * - `seenAt`: the last sign of life; null once the sweep has noted that it is gone.
 * - `givenAt`: when a conversation was last given to it.
 * - `held`: its conversations, and those about to be, each since when.
 */
export const storedPresenceSchema = z.object({
  seenAt: storedTime.nullable().default(null),
  givenAt: storedTime.nullable().default(null),
  held: z
    .record(z.string(), storedTime)
    .default({})
    .transform((held) => new Map(Object.entries(held))),
});

export type StoredPresence = z.infer<typeof storedPresenceSchema>;
