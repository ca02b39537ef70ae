import { z } from "zod";
import { uidSchema } from "../ids.ts";

/** One line: a line's end is what parts one field from the next in the text that is signed. */
function line(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), { error: "must be one line of text" });
}

/** Who the site says its visitor is. Taken as it is sent, since the signature is over that: nothing is normalized. */
export const identifySchema = z.object({
  userId: line(200).min(1).meta({ description: "As the site knows its user; the same user is the same customer" }),
  name: line(100).default(""),
  email: z.union([z.literal(""), z.email().max(254)]).default(""),
  expiresAt: z.int().positive().meta({ description: "In seconds since 1970, at most a day ahead" }),
  signature: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, "must be 64 hexadecimal digits")
    .meta({ description: "By the site's server; docs/identity.md says how" }),
});

export type Identify = z.infer<typeof identifySchema>;

/** `token`: a Firebase custom token; exchanged for an ID token, it makes the caller this customer. */
export const identitySchema = z.object({ customerId: uidSchema, token: z.string() }).meta({ id: "Identity" });
