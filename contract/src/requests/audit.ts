import { z } from "zod";
import { auditActionSchema } from "../audit.ts";
import { idSchema, uidSchema } from "../ids.ts";
import { readTime } from "../time.ts";
import { limitParam } from "./numberParam.ts";

const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)(?:_([A-Za-z0-9_-]{1,200}))?$/;

/** A place in the audit: an entry, or a moment. */
export type AuditCursor = { at: Date; id: string | undefined };

export function formatAuditCursor({ id, at }: { id: string; at: Date }): string {
  return `${at.toISOString()}_${id}`;
}

/** Undefined where the text is none. */
export function parseAuditCursor(text: string): AuditCursor | undefined {
  const [, time, id] = cursorForm.exec(text) ?? [];
  const at = readTime(time);
  return at && { at, id };
}

export const auditQuerySchema = z.object({
  conversation: idSchema.optional(),
  actor: uidSchema.optional().meta({ description: "The id of who did it" }),
  action: auditActionSchema.optional(),
  before: z
    .string()
    .refine((text) => parseAuditCursor(text) !== undefined, { error: "must be a nextCursor of this list, or a time" })
    .optional()
    .meta({ description: "Only what is older: a time (UTC, with milliseconds), or the `nextCursor` of a page" }),
  limit: limitParam(50),
});

export type AuditQuery = z.infer<typeof auditQuerySchema>;
