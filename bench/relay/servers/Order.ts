import { z } from "zod";

/** What a server is told to do, over its channel. */
export const orderSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("publish"), count: z.int(), bytes: z.int() }),
  z.object({ do: z.literal("collect") }),
]);

export const listeningSchema = z.object({
  told: z.literal("listening"),
  port: z.int(),
  /** The processes whose CPU time and memory count. */
  pids: z.array(z.int()),
});

/** `at`: when it began to publish, by `now()`. */
export const publishedSchema = z.object({ told: z.literal("published"), at: z.number() });

export const collectedSchema = z.object({ told: z.literal("collected") });

export type Order = z.infer<typeof orderSchema>;
export type Listening = Omit<z.infer<typeof listeningSchema>, "told">;
export type Told = z.infer<typeof listeningSchema | typeof publishedSchema | typeof collectedSchema>;
