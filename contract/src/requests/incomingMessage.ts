import { z } from "zod";
import { normalizeRole, roleSchema } from "../role.ts";
import { sendMessageSchema } from "./sendMessage.ts";

const senderSchema = z.object({
  role: z
    .preprocess(
      (value) => (typeof value === "string" ? (normalizeRole(value) ?? value) : value),
      roleSchema.exclude(["system"]),
    )
    .default("customer"),
  author: z.object({ id: z.string(), name: z.string() }).optional(),
});

/**
 * A raw message written to `conversations/{c}/incoming/{clientId}`. The rules let a client write as the
 * customer only; other roles come from a server with its own credentials, with the author's id and name.
 */
export const incomingMessageSchema = z.intersection(senderSchema, sendMessageSchema);

export type IncomingMessage = z.infer<typeof incomingMessageSchema>;

/** What the trigger writes beside the raw message, as `verdict`, once it is handled. */
export const verdictSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("accepted"), messageId: z.string(), seq: z.int() }),
  z.object({ status: z.literal("duplicate"), messageId: z.string() }),
  z.object({ status: z.literal("rejected"), code: z.string(), detail: z.string() }),
]);

export type Verdict = z.infer<typeof verdictSchema>;
