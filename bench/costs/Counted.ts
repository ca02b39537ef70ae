import { z } from "zod";

const operationsSchema = z.object({ reads: z.number(), writes: z.number(), deletes: z.number() });

/** What each thing was counted to take: `counted.json`. */
export const countedSchema = z.object({
  date: z.iso.date(),
  start: operationsSchema,
  send: operationsSchema,
  takeover: operationsSchema,
  receipt: operationsSchema,
  typing: operationsSchema,
  /** A first page of 30. */
  inboxPage: operationsSchema,
  /** The first on an instance; those who come later share what it listens to. */
  inboxOpening: operationsSchema,
  inboxChange: operationsSchema,
  streamOpening: operationsSchema,
  streamResume: operationsSchema,
  streamEvent: operationsSchema,
});

export type Counted = z.infer<typeof countedSchema>;
