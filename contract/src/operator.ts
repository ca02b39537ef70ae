import { z } from "zod";
import { textField } from "./requests/textField.ts";
import { timestampSchema } from "./timestamp.ts";

export const presenceSchema = z.enum(["online", "away", "offline"]);
export type Presence = z.infer<typeof presenceSchema>;

/** How many conversations may be given to one operator at a time; 0: none. Whoever takes more takes them by hand. */
export const capacitySchema = z.int().min(0).max(100);

export const operatorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(["operator", "admin"]),
    status: presenceSchema.meta({ description: "As chosen; `offline` after 90 s without a sign of life" }),
    capacity: capacitySchema.meta({ description: "Conversations that are given to it at a time" }),
    conversations: z.int().meta({ description: "How many it has" }),
    updatedAt: timestampSchema,
  })
  .meta({ id: "Operator" });

export type Operator = z.infer<typeof operatorSchema>;

export const setPresenceSchema = z.object({ status: presenceSchema });

export const setOperatorSchema = z.object({
  name: textField(100, { minLength: 1 }),
  role: z.enum(["operator", "admin"]),
  capacity: capacitySchema.optional().meta({ description: "As it was, where it is not given" }),
});
