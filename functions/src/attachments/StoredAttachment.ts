import { attachmentSchema, idSchema, visibilitySchema } from "@hearth/contract";
import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";

/**
 * `attachments/{id}`. Written before the first byte is stored and gone after the last one is, so that no file is ever
 * without it.
 * - `file`: null while the bytes are on their way.
 * - `message`: the one it was attached to; null: none yet.
 * - `copySize`: of the copy that every browser plays, in bytes; null: nobody has asked for one yet.
 * - `removeAt`: when the sweep removes it; null: while its message stands.
 */
export const storedAttachmentSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  uploaderId: z.string(),
  file: attachmentSchema.nullable(),
  message: z.object({ id: idSchema, visibility: visibilitySchema }).nullable(),
  copySize: z.int().positive().nullable(),
  createdAt: storedTime,
  removeAt: storedTime.nullable(),
});

export type StoredAttachment = z.infer<typeof storedAttachmentSchema>;
