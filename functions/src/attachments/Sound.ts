import { waveformPoints } from "@hearth/contract";
import { z } from "zod";

export const soundSchema = z.object({
  hasPicture: z.boolean(),
  durationSeconds: z.number().nonnegative().nullable(),
  waveform: z.array(z.int().min(0).max(100)).length(waveformPoints).nullable(),
});

/** What is known of an audio or video file. Of one with a picture nothing else is. */
export type Sound = z.infer<typeof soundSchema>;

/** Of a file that nobody here can read: browsers may play it all the same. */
export const unknownSound: Sound = { hasPicture: false, durationSeconds: null, waveform: null };
