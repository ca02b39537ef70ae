import { z } from "zod";
import { conversationSchema } from "./conversation.ts";
import { idSchema } from "./ids.ts";
import { messageSchema } from "./message.ts";
import { timestampSchema } from "./timestamp.ts";

export const eventTypes = [
  "conversation.created",
  "conversation.changed",
  "message.created",
  "message.updated",
  "message.deleted",
  "read.changed",
] as const;
export const eventTypeSchema = z.enum(eventTypes);
export type EventType = z.infer<typeof eventTypeSchema>;

export const actorSchema = z.object({
  id: z.string(),
  role: z.enum(["customer", "bot", "operator", "admin", "system"]),
  name: z.string(),
});
export type Actor = z.infer<typeof actorSchema>;

/**
 * One change, whole: the message after it, and the conversation after it without `lastMessage`, which
 * `applyEvent` derives from the messages. (Kept here too, a deleted message's preview would live on in
 * every later event.)
 */
export const changeEventSchema = z
  .object({
    seq: z.int(),
    type: eventTypeSchema,
    conversationId: idSchema,
    at: timestampSchema,
    actor: actorSchema,
    message: messageSchema.optional(),
    reason: z.string().optional().meta({ description: "Why it was closed, where that was said" }),
    conversation: conversationSchema.omit({ lastMessage: true }),
  })
  .meta({ id: "ChangeEvent" });

/** To a customer, in place of what concerns an internal note: its count has no gap, and it learns nothing else. */
export const hiddenEventSchema = z.object({ seq: z.int(), type: z.literal("hidden") }).meta({ id: "HiddenEvent" });

export const eventSchema = z.discriminatedUnion("type", [changeEventSchema, hiddenEventSchema]);

export type ChangeEvent = z.infer<typeof changeEventSchema>;
export type HiddenEvent = z.infer<typeof hiddenEventSchema>;
export type ConversationEvent = z.infer<typeof eventSchema>;
