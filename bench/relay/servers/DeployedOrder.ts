import { z } from "zod";

/** `report` says what was read since `count`, by listeners that began since then too. */
export const deployedOrderSchema = z.object({ do: z.enum(["count", "report"]) });

export const countingSchema = z.object({ told: z.literal("counting") });

/** Documents that listeners and queries brought, and calls for a single one. */
export const countedSchema = z.object({
  told: z.literal("counted"),
  listened: z.int(),
  queried: z.int(),
  single: z.int(),
});

export type DeployedTold = z.infer<typeof countingSchema | typeof countedSchema>;
