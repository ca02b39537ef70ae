import { z } from "zod";
import { clientIdSchema, idSchema } from "../ids.ts";
import { kindSchema, normalizeKind } from "../kind.ts";
import { visibilitySchema } from "../message.ts";
import { readSourceId } from "../sourceId.ts";
import { maxTextLength } from "../text.ts";
import { textField } from "./textField.ts";
import { whenRead } from "./whenRead.ts";

const kindField = z
  .preprocess((value) => (typeof value === "string" ? (normalizeKind(value) ?? value) : value), kindSchema)
  .optional()
  .meta({ description: "Default: what the attachment is, else `text`" });

const sourceIdField = z.union([z.string(), z.int()]).optional();

/** The fields as they come; what they mean together is decided by `sendMessageSchema`. */
export const sendMessageFields = z.object({
  clientId: clientIdSchema.optional(),
  kind: kindField,
  text: textField(maxTextLength).default(""),
  attachmentId: idSchema.optional(),
  replyTo: idSchema.optional(),
  visibility: visibilitySchema.default("public").meta({ description: "`internal` is for operators and bots" }),
  sentAt: z
    .unknown()
    .optional()
    .meta({ description: "The sender's clock: ISO 8601, seconds or milliseconds. Default: ours" }),
  source_message_id: sourceIdField,
  message_id: sourceIdField,
  webhook_message_id: sourceIdField,
  wamid: sourceIdField,
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** A message on its way in, by the API or by `incoming`: normalized, with its `sourceId` read out. */
export const sendMessageSchema = sendMessageFields
  .superRefine(
    (fields, context) => {
      const { kind, text, attachmentId } = fields;
      if (kind === "event") {
        context.addIssue({ code: "custom", path: ["kind"], message: "event messages are written by the server alone" });
      } else if (kind === "text" && attachmentId !== undefined) {
        context.addIssue({ code: "custom", path: ["kind"], message: "is not what an attachment is: leave it out" });
      } else if (kind !== undefined && kind !== "text" && attachmentId === undefined) {
        context.addIssue({ code: "custom", path: ["attachmentId"], message: `a message of kind ${kind} needs one` });
      } else if (text === "" && attachmentId === undefined) {
        context.addIssue({ code: "custom", path: ["text"], message: "must not be empty" });
      }
    },
    whenRead("kind", "text", "attachmentId"),
  )
  .transform(({ source_message_id, message_id, webhook_message_id, wamid, metadata, kind, ...fields }) => ({
    ...fields,
    // What an attachment is, only its bytes tell.
    kind: kind ?? (fields.attachmentId === undefined ? ("text" as const) : undefined),
    sourceId: readSourceId({ source_message_id, message_id, webhook_message_id, wamid, metadata }),
  }));

export type SendMessage = z.infer<typeof sendMessageSchema>;
