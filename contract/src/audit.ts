import { z } from "zod";
import { auditActions } from "./auditActions.ts";
import { operatorRefSchema } from "./conversation.ts";
import { actorSchema } from "./event.ts";
import { idSchema } from "./ids.ts";
import { timestampSchema } from "./timestamp.ts";

export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Who did what, to whom and when. Says nothing of what was written. */
export const auditEntrySchema = z
  .object({
    id: idSchema,
    action: auditActionSchema,
    at: timestampSchema,
    actor: actorSchema,
    conversationId: idSchema.optional(),
    customerId: z.string().optional(),
    messageId: idSchema.optional(),
    from: operatorRefSchema.optional().meta({ description: "Who had the conversation before" }),
    to: operatorRefSchema.optional().meta({ description: "Who has it now; or whose role was changed" }),
    reason: z.string().optional().meta({ description: "Why the customer was blocked, where that was said" }),
    role: z.enum(["operator", "admin"]).optional().meta({ description: "The role that was given" }),
  })
  .meta({ id: "AuditEntry" });

export type AuditEntry = z.infer<typeof auditEntrySchema>;
