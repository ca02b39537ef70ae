import { z } from "zod";

/** `POST /conversations/{id}/attachments`: the rest of the call is the bytes. */
export const uploadSchema = z.object({
  name: z.string().max(255).default("").meta({ description: "The file's name, for whoever downloads it" }),
});

export const attachmentLinkQuerySchema = z.object({
  thumbnail: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: to the thumbnail; to the file itself, where it has none" }),
  copy: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: to an MP3 made of an audio file, for a browser that cannot play the file itself" }),
});
