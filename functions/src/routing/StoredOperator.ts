import { capacitySchema, presenceSchema } from "@hearth/contract";
import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";

/** `operators/{uid}`: one of the team. `status` is what it chose; whether that still holds, `presence/{uid}` tells. */
export const storedOperatorSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(["operator", "admin"]),
  status: presenceSchema,
  /** Absent: what the deployment sets for everyone. */
  capacity: capacitySchema.optional(),
  updatedAt: storedTime,
});

export type StoredOperator = z.infer<typeof storedOperatorSchema>;
