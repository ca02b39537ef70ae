import { z } from "zod";
import { limitParam } from "./numberParam.ts";
import { textField } from "./textField.ts";

/** A part of the inbox: everything, what is in one state, or what is assigned to the caller. */
export const inboxViewSchema = z.enum(["all", "waiting", "mine", "assigned", "bot", "closed"]);
export type InboxView = z.infer<typeof inboxViewSchema>;

/** As long as the longest address that a customer may have. */
const maxSearchLength = 254;

export const inboxPageSchema = z.object({
  view: inboxViewSchema.default("all"),
  search: textField(maxSearchLength).default("").meta({
    description: "The beginning of a word of the customer's name, e-mail or phone. Nothing but spaces: no search",
  }),
  label: textField(40, { minLength: 1 }).optional(),
  cursor: z.string().max(400).optional(),
  limit: limitParam(30),
});

/** How many conversations each view has. */
export const inboxCountsSchema = z.record(inboxViewSchema, z.int().nonnegative());
export type InboxCounts = z.infer<typeof inboxCountsSchema>;
