import { z } from "zod";
import { textField } from "./requests/textField.ts";
import { timestampSchema } from "./timestamp.ts";

export const presenceSchema = z.enum(["online", "away", "offline"]);

export const operatorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(["operator", "admin"]),
    status: presenceSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: "Operator" });

export type Operator = z.infer<typeof operatorSchema>;

export const setPresenceSchema = z.object({ status: presenceSchema });

export const setOperatorSchema = z.object({
  name: textField(100, { minLength: 1 }),
  role: z.enum(["operator", "admin"]),
});
