import { z } from "zod";
import { attachmentSchema } from "./attachment.ts";
import { idSchema } from "./ids.ts";
import { kindSchema } from "./kind.ts";
import { roleSchema } from "./role.ts";
import { timestampSchema } from "./timestamp.ts";

export const visibilitySchema = z.enum(["public", "internal"]);
export const messageStatusSchema = z.enum(["sent", "delivered", "failed"]);

/** A message as everyone sees it; a deleted one keeps its place, with `text: ""` and no attachment. */
export const messageSchema = z
  .object({
    id: idSchema,
    conversationId: idSchema,
    seq: z.int().meta({ description: "Of its creation: its place in the conversation, and the page cursor" }),
    role: roleSchema,
    kind: kindSchema,
    text: z.string(),
    attachment: attachmentSchema.nullable(),
    author: z.object({ id: z.string(), name: z.string() }),
    visibility: visibilitySchema.meta({ description: "`internal` notes never reach the customer" }),
    replyTo: idSchema.nullable(),
    clientId: z.string().nullable(),
    sourceId: z.string().nullable(),
    status: messageStatusSchema,
    sentAt: timestampSchema.meta({ description: "The sender's clock" }),
    createdAt: timestampSchema.meta({ description: "Our clock" }),
    editedAt: timestampSchema.nullable(),
    deletedAt: timestampSchema.nullable(),
  })
  .meta({ id: "Message" });

export type Message = z.infer<typeof messageSchema>;
