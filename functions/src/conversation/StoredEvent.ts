import { actorSchema, eventTypeSchema } from "@hearth/contract";
import { z } from "zod";
import { type Head, headSchema, ownFields } from "./Head.ts";
import { eventMessageSchema } from "./StoredMessage.ts";
import { storedTime } from "./storedTime.ts";

/** The head after a change, without what messages tell and what only the next decision needs. */
export const snapshotSchema = headSchema.omit(ownFields);

/**
 * `conversations/{c}/events/{seq, 12 digits}`. `commitId` names the commit that wrote it, so that a writer
 * whose acknowledgement was lost can see whether it was its own.
 */
export const storedEventSchema = z.object({
  seq: z.int(),
  type: eventTypeSchema,
  at: storedTime,
  actor: actorSchema,
  message: eventMessageSchema.optional(),
  reason: z.string().optional(),
  conversation: snapshotSchema,
  commitId: z.string(),
  expiresAt: storedTime,
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type StoredEvent = z.infer<typeof storedEventSchema>;

export function snapshotOf(head: Head): Snapshot {
  const {
    lastMessage: _,
    recent: __,
    unreadSeqs: ___,
    searchTokens: ____,
    episode: _____,
    tally: ______,
    pacedUntil: _______,
    ...snapshot
  } = head;
  return snapshot;
}
