import { z } from "zod";
import { conversationSchema } from "./conversation.ts";
import { changeEventSchema, hiddenEventSchema } from "./event.ts";
import { operatorSchema } from "./operator.ts";
import { queuePlaceSchema } from "./queue.ts";

export const resetReasonSchema = z.enum(["unknown_epoch", "expired", "too_far_behind"]);
export const reconnectReasonSchema = z.enum(["lease", "token", "shutdown", "bytes", "replaced"]);

/**
 * What a stream sends, by the SSE event's name. Those with an `id:` move the cursor; the others are
 * ephemeral, and nothing is lost with them.
 */
export const streamEventSchemas = {
  ready: z.object({ topic: z.string(), epoch: z.string(), head: z.int(), leaseMs: z.int() }),
  "conversation.created": changeEventSchema,
  "message.created": changeEventSchema,
  "message.updated": changeEventSchema,
  "message.deleted": changeEventSchema,
  "conversation.changed": z.union([changeEventSchema, z.object({ seq: z.int(), conversation: conversationSchema })]),
  "read.changed": changeEventSchema,
  hidden: hiddenEventSchema,
  typing: z.object({
    conversationId: z.string(),
    id: z.string(),
    role: z.string(),
    name: z.string(),
    typing: z.boolean(),
  }),
  presence: operatorSchema.pick({ id: true, name: true, status: true }),
  queue: queuePlaceSchema.omit({ waitingSeconds: true }),
  reset: z.object({ reason: resetReasonSchema }),
  reconnect: z.object({ reason: reconnectReasonSchema, delayMs: z.int() }),
} as const;

export type StreamEventName = keyof typeof streamEventSchemas;
export type ResetReason = z.infer<typeof resetReasonSchema>;
export type ReconnectReason = z.infer<typeof reconnectReasonSchema>;
