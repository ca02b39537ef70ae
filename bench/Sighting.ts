import { z } from "zod";

/** What the watcher is told to watch, as JSON in its first argument. */
export const watchedSchema = z.object({
  streamUrl: z.string(),
  conversationId: z.string(),
  key: z.string(),
  collection: z.string(),
});

/** What the watcher tells over its channel: that it watches, then each message it sees and when, by `now()`. */
export const sightingSchema = z.object({ key: z.string(), at: z.number() });

export type Watched = z.infer<typeof watchedSchema>;
export type Sighting = z.infer<typeof sightingSchema>;

export const watching = "watching";
