import type { Attachment } from "./attachment.ts";
import { familyOf } from "./familyOf.ts";
import type { Kind } from "./kind.ts";

/** What a message with this attachment is: video, PDF and text are files. */
export function kindOfAttachment({ contentType }: Pick<Attachment, "contentType">): Exclude<Kind, "text" | "event"> {
  const family = familyOf(contentType);
  return family === "image" || family === "audio" ? family : "file";
}
