import { z } from "zod";
import { sentimentSchema } from "../conversation.ts";
import { textField } from "./textField.ts";

const customerDetailsSchema = z.object({
  name: textField(100, { minLength: 1 }).nullable().optional(),
  email: z.email().max(254).nullable().optional(),
  phone: textField(40, { minLength: 1 }).nullable().optional(),
  locale: textField(35, { minLength: 1 }).nullable().optional(),
});

/** What is given is set, null removes it, and what is not given stays as it is. */
export const updateConversationSchema = z
  .object({ customer: customerDetailsSchema.optional(), sentiment: sentimentSchema.nullable().optional() })
  .refine(({ customer = {}, sentiment }) => sentiment !== undefined || Object.keys(customer).length > 0, {
    error: "says nothing to change",
  });

export type UpdateConversation = z.infer<typeof updateConversationSchema>;
