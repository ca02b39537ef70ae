import { messageSchema } from "@hearth/contract";
import { z } from "zod";
import { storedTime } from "./storedTime.ts";

/** A message inside an event: what a reader may see of it. */
export const eventMessageSchema = messageSchema.extend({
  sentAt: storedTime,
  createdAt: storedTime,
  editedAt: storedTime.nullable(),
  deletedAt: storedTime.nullable(),
});

/**
 * `conversations/{c}/messages/{id}`. Beside what readers see:
 * - `payloadHash`: of what was first sent; `""` once deleted.
 * - `sentAtRepaired`: the sender's clock was unreadable and ours stands in.
 * - `via`: the way it came in.
 * - `carriedBy`: the events that carry its text, so that an edit or deletion reaches every copy.
 */
export const storedMessageSchema = eventMessageSchema.extend({
  payloadHash: z.string(),
  sentAtRepaired: z.boolean(),
  via: z.enum(["api", "incoming", "import"]),
  carriedBy: z.array(z.object({ seq: z.int(), expiresAt: storedTime })),
});

export type EventMessage = z.infer<typeof eventMessageSchema>;
export type StoredMessage = z.infer<typeof storedMessageSchema>;

export function eventMessageOf(message: StoredMessage): EventMessage {
  const { payloadHash: _, sentAtRepaired: __, via: ___, carriedBy: ____, ...seen } = message;
  return seen;
}
