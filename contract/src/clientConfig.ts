import { z } from "zod";
import type { Family } from "./familyOf.ts";

const bytes = z.int().nonnegative().meta({ description: "In bytes, as it is sent; 0 where none is taken" });

/** How large a file of each family may be. */
export const attachmentLimitsSchema = z
  .object({ image: bytes, audio: bytes, video: bytes, pdf: bytes, text: bytes } satisfies Record<Family, z.ZodType>)
  .meta({ id: "AttachmentLimits" });

export type AttachmentLimits = Readonly<z.infer<typeof attachmentLimitsSchema>>;

/** What a browser needs to begin; nothing secret. */
export const clientConfigSchema = z
  .object({
    projectId: z.string(),
    webApiKey: z.string(),
    streamUrl: z.string(),
    authEmulatorUrl: z
      .string()
      .nullable()
      .meta({ description: "Where to sign in instead of Firebase; null in production" }),
    features: z.object({
      attachments: z.boolean(),
      audioCopies: z.boolean().meta({ description: "Whether there are copies of audio that a browser cannot play" }),
    }),
    attachmentLimits: attachmentLimitsSchema,
  })
  .meta({ id: "ClientConfig" });

export type ClientConfig = z.infer<typeof clientConfigSchema>;
