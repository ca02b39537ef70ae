import { z } from "zod";
import { sendMessageSchema } from "./sendMessage.ts";
import { textField } from "./textField.ts";

/** What a customer says of itself. Its id comes from its token, never from here. */
export const customerProfileSchema = z.object({
  name: textField(100).optional(),
  email: z.email().max(254).optional(),
  phone: textField(40).optional(),
  locale: textField(35).optional(),
  channel: textField(40, { minLength: 1 }).default("web"),
});

export const createConversationSchema = z.object({
  customer: customerProfileSchema.default({ channel: "web" }),
  message: sendMessageSchema.optional(),
});

export type CustomerProfile = z.infer<typeof customerProfileSchema>;
