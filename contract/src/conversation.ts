import { z } from "zod";
import { idSchema } from "./ids.ts";
import { kindSchema } from "./kind.ts";
import { roleSchema } from "./role.ts";
import { stateSchema } from "./states.ts";
import { timestampSchema } from "./timestamp.ts";

export const customerSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  locale: z.string().optional(),
  channel: z.string(),
  verified: z
    .boolean()
    .optional()
    .meta({ description: "The site vouched for it; else its name and address are what it says of itself" }),
});

export const operatorRefSchema = z.object({ id: z.string(), name: z.string() });

export const lastMessageSchema = z.object({
  id: idSchema,
  seq: z.int(),
  role: roleSchema,
  kind: kindSchema,
  preview: z.string(),
  at: timestampSchema,
});

export const sidesSchema = z.object({ operator: z.int().nonnegative(), customer: z.int().nonnegative() });

export const sentimentSchema = z.enum(["positive", "neutral", "negative"]);

export const ratingSchema = z.object({
  score: z.int().min(1).max(5),
  comment: z.string(),
  at: timestampSchema,
});

/** A conversation as everyone sees it; `labels`, `sentiment` and `blocked` are absent for its customer. */
export const conversationSchema = z
  .object({
    id: idSchema,
    epoch: z.string().meta({ description: "Random, set at creation; the first half of every cursor" }),
    seq: z.int().meta({ description: "The last event's number; the first event has 1, and there are no gaps" }),
    state: stateSchema,
    customer: customerSchema,
    operator: operatorRefSchema.nullable(),
    lastMessage: lastMessageSchema.nullable().meta({ description: "The newest public message" }),
    unread: sidesSchema.meta({ description: "Public messages that side has not read" }),
    read: sidesSchema.meta({ description: "The highest seq that side has read" }),
    labels: z.array(z.string()).optional(),
    sentiment: sentimentSchema.nullable().optional(),
    blocked: z.boolean().optional().meta({ description: "Its customer may read it, and no more" }),
    rating: ratingSchema.nullable(),
    waitingSince: timestampSchema.nullable(),
    closedAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    lastActivityAt: timestampSchema.meta({ description: "The last public message, or the creation" }),
  })
  .meta({ id: "Conversation" });

export type Conversation = z.infer<typeof conversationSchema>;
