import type { Attachment } from "@hearth/contract";
import { create } from "content-disposition";
import type { Shown } from "./Bucket.ts";
import { isInline } from "./mediaTypes.ts";

/** How browsers are to take it: as which type, whether to show or to save it, and under which name. */
export function shownAs({ name, contentType }: Pick<Attachment, "name" | "contentType">): Shown {
  return {
    contentType: contentType.startsWith("text/") ? `${contentType}; charset=utf-8` : contentType,
    contentDisposition: create(name, { type: isInline(contentType) ? "inline" : "attachment" }),
  };
}
