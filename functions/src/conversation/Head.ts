import { conversationSchema, lastMessageSchema, ratingSchema } from "@hearth/contract";
import { z } from "zod";
import { storedTime } from "./storedTime.ts";
import { tallySchema } from "./Tally.ts";

/**
 * From opening to close. `replyDueSince`: since when a person's answer is awaited, until it comes. `takenAt`: when it
 * was last taken out of the queue.
 */
const episodeSchema = z.object({
  openedAt: storedTime,
  replyDueSince: storedTime.nullable(),
  takenAt: storedTime.nullable(),
});

/** One signature of the duplicate window: what a customer lately said, as a hash. */
const recentSchema = z.object({ key: z.string(), at: storedTime, messageId: z.string() });

/**
 * `conversations/{id}`: the state after the last event, and what the next decision needs to know without
 * a read. Beside the public fields:
 * - `recent`: the last 20 signatures of the customer's messages.
 * - `unreadSeqs`: which messages each side has not read, the newest 100. Beyond that `unread` is an upper
 *   bound until the side has read into them.
 * - `searchTokens`: what the customer can be found by.
 * - `episode`, `tally`: what the metrics are counted from.
 * - `pacedUntil`: when what the customer wrote will have been paid for, at its rate; null: it wrote nothing yet.
 *
 * `blocked` and `pacedUntil` came later: a head that was written before has neither.
 */
export const headSchema = conversationSchema.extend({
  labels: z.array(z.string()),
  sentiment: conversationSchema.shape.sentiment.unwrap(),
  lastMessage: lastMessageSchema.extend({ at: storedTime }).nullable(),
  rating: ratingSchema.extend({ at: storedTime }).nullable(),
  waitingSince: storedTime.nullable(),
  closedAt: storedTime.nullable(),
  createdAt: storedTime,
  updatedAt: storedTime,
  lastActivityAt: storedTime,
  recent: z.array(recentSchema),
  unreadSeqs: z.object({ operator: z.array(z.int()), customer: z.array(z.int()) }),
  searchTokens: z.array(z.string()),
  episode: episodeSchema,
  tally: tallySchema,
  blocked: z.boolean().default(false),
  pacedUntil: storedTime.nullable().default(null),
});

export type Head = z.infer<typeof headSchema>;

/** What no event carries: it is derived, or of use to the next decision alone. */
export const ownFields = {
  lastMessage: true,
  recent: true,
  unreadSeqs: true,
  searchTokens: true,
  episode: true,
  tally: true,
  pacedUntil: true,
} as const;
