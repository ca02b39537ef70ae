import { z } from "zod";

/** What the process of the clients is told to do; it answers each order once it is carried out. */
export const clientOrderSchema = z.discriminatedUnion("do", [
  /** Client n sends `asks[n]`, from the start again after the last; `reply` when something came; `opened` ends it. */
  z.object({
    do: z.literal("open"),
    port: z.int(),
    count: z.int(),
    asks: z.array(z.string()),
    reply: z.string().optional(),
    opened: z.string(),
  }),
  /** Until every client that reads has had so many events since it was opened. */
  z.object({ do: z.literal("await"), events: z.int() }),
  /** Notes when each of the next events comes to each client. */
  z.object({ do: z.literal("note"), events: z.int() }),
  /** Compares what was noted with when it was published, by `now()`. */
  z.object({ do: z.literal("compare"), published: z.array(z.number()) }),
  /** The first so many clients read no more. */
  z.object({ do: z.literal("stall"), count: z.int() }),
]);

export type ClientOrder = z.infer<typeof clientOrderSchema>;

export const doneSchema = z.object({ done: z.enum(["open", "note", "stall"]) });

/** `most`: what the client that had the most has had. Not as many as it should says that events came twice. */
export const arrivedSchema = z.object({ done: z.literal("await"), most: z.int(), bytes: z.number() });

/** In milliseconds, over all events and clients. */
export const latenciesSchema = z.object({ done: z.literal("compare"), p50: z.number(), p99: z.number() });

export type Latencies = z.infer<typeof latenciesSchema>;

export type Answer = z.infer<typeof doneSchema | typeof arrivedSchema | typeof latenciesSchema>;
