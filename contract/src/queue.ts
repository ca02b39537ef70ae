import { z } from "zod";
import { conversationSchema } from "./conversation.ts";

const position = z
  .int()
  .min(1)
  .meta({ description: "1 waits longest; who began to wait at the same moment shares one" });
const waiting = z.int().nonnegative().meta({ description: "How many wait in all" });
const waitingSeconds = z.int().nonnegative();
const estimateSeconds = z
  .int()
  .nonnegative()
  .nullable()
  .meta({ description: "At the pace of the last hour; null where nobody was taken out of the queue in it" });

/** A waiting customer's own place. */
export const queuePlaceSchema = z
  .object({ position, waiting, waitingSeconds, estimateSeconds })
  .meta({ id: "QueuePlace" });

/** Who waits, the longest first, as far as one page goes; `estimateSeconds` is what a newcomer would be told. */
export const queueSchema = z
  .object({
    queue: z.array(z.object({ conversation: conversationSchema, position, waitingSeconds })),
    waiting,
    estimateSeconds,
  })
  .meta({ id: "Queue" });

export type QueuePlace = z.infer<typeof queuePlaceSchema>;
export type Queue = z.infer<typeof queueSchema>;
