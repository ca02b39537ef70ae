import type { Attachment } from "@hearth/contract";
import { kept } from "../../src/attachments/lifetime.ts";
import type { StoredAttachment } from "../../src/attachments/StoredAttachment.ts";
import { after, noon } from "./headWith.ts";
import { people } from "./people.ts";

/** A receipt as PDF, but for `fields`. */
export function attachmentWith(fields: Partial<Attachment> = {}): Attachment {
  return {
    id: "a1",
    name: "receipt.pdf",
    contentType: "application/pdf",
    size: 12,
    width: null,
    height: null,
    durationSeconds: null,
    waveform: null,
    hasThumbnail: false,
    ...fields,
  };
}

/** The same as Ada has just uploaded it to `c1`, not attached yet, but for `fields`. */
export function storedAttachmentWith(fields: Partial<StoredAttachment> = {}): StoredAttachment {
  const { id = "a1" } = fields;
  return {
    id,
    conversationId: "c1",
    uploaderId: people.ada.id,
    file: attachmentWith({ id }),
    message: null,
    copySize: null,
    createdAt: noon,
    removeAt: after(kept),
    ...fields,
  };
}
