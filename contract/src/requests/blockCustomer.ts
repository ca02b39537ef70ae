import { z } from "zod";
import { uidSchema } from "../ids.ts";
import { textField } from "./textField.ts";

export const blockCustomerSchema = z.object({
  blocked: z.boolean(),
  reason: textField(200).optional().meta({ description: "For the audit; the customer is not told" }),
});

/** Whether a customer may write. */
export const customerBlockSchema = z.object({ id: uidSchema, blocked: z.boolean() }).meta({ id: "CustomerBlock" });
