import { z } from "zod";

/** What the seed tells of what it left behind. */
export const seededSchema = z.object({
  botKey: z.string(),
  /** Conversation ids by the customer's uid. */
  conversations: z.record(z.string(), z.string()),
});

export type Seeded = z.infer<typeof seededSchema>;
