import { auditEntrySchema } from "@hearth/contract";
import type { z } from "zod";
import { storedTime } from "./storedTime.ts";

/** `audit/{id}`. A conversation's is named for the event it goes with, so that it is written once. */
export const auditSchema = auditEntrySchema.extend({ at: storedTime });

export type Audit = z.infer<typeof auditSchema>;
