import { z } from "zod";
import { idSchema } from "../ids.ts";
import { timestampSchema } from "../timestamp.ts";

/** What a stream can be of: one conversation's whole log, or the inbox's newest states. */
export const topicSchema = z
  .object({ conversation: idSchema.optional(), inbox: z.literal("all").optional() })
  .refine(({ conversation, inbox }) => (conversation === undefined) !== (inbox === undefined), {
    error: "give either conversation or inbox",
  });

/** Good for one connection to that topic within a minute, for an EventSource that can set no header. */
export const streamTicketSchema = z
  .object({ ticket: z.string(), expiresAt: timestampSchema })
  .meta({ id: "StreamTicket" });
