import { z } from "zod";
import { idSchema } from "./ids.ts";
import { timestampSchema } from "./timestamp.ts";

/** How finely a waveform is drawn. */
export const waveformPoints = 64;

/** A file as everyone sees it who sees its message. What is not known of it is null. */
export const attachmentSchema = z
  .object({
    id: idSchema,
    name: z.string().meta({ description: "Made safe, with an ending that fits what the bytes are" }),
    contentType: z.string().meta({ description: "What the bytes are, whatever they were sent as" }),
    size: z.int().nonnegative().meta({ description: "In bytes, as they are stored" }),
    width: z.int().positive().nullable().meta({ description: "Of an image, in pixels" }),
    height: z.int().positive().nullable(),
    durationSeconds: z.number().nonnegative().nullable().meta({ description: "Of audio" }),
    waveform: z
      .array(z.int().min(0).max(100))
      .length(waveformPoints)
      .nullable()
      .meta({ description: "Of audio that could be decoded: how loud each part is, the loudest 100" }),
    hasThumbnail: z
      .boolean()
      .meta({ description: "Whether there is a small picture of it (WebP, 480 pixels at most)" }),
  })
  .meta({ id: "Attachment" });

export type Attachment = z.infer<typeof attachmentSchema>;

/** An address that works without a header, in `<img>` or `<audio>`, until it expires. */
export const attachmentLinkSchema = z
  .object({ url: z.url(), expiresAt: timestampSchema })
  .meta({ id: "AttachmentLink" });

export type AttachmentLink = z.infer<typeof attachmentLinkSchema>;
