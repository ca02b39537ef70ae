import { type Attachment, Fault, kindOfAttachment } from "@hearth/contract";
import { attachable } from "../attachments/access.ts";
import type { StoredAttachment } from "../attachments/StoredAttachment.ts";
import type { Append } from "./Append.ts";
import type { Context, Needs } from "./Decision.ts";

/** The file as the message will carry it, and its document as it shall be. */
export type Attached = { file: Attachment; stored: StoredAttachment };

/** What the message brings along; null where it is text alone. Throws `invalid_request` for what is not its to bring. */
export function attach({ head, now, attachment }: Context, append: Append): Attached | Needs | null {
  const { principal, messageId, input } = append;
  if (input.attachmentId === undefined) return null;
  const found = attachment(input.attachmentId);
  if (found === undefined) return { needs: [], attachments: [input.attachmentId] };
  const file = attachable(found, { conversationId: head?.id ?? "", principal, now });
  if (found === null || file === undefined) throw wrong("attachmentId", "is no attachment of yours that is free");
  const kind = kindOfAttachment(file);
  if (input.kind !== undefined && input.kind !== kind) throw wrong("kind", `is not what the attachment is: ${kind}`);
  const message = { id: messageId, visibility: input.visibility };
  return { file, stored: { ...found, message, removeAt: null } };
}

function wrong(path: string, message: string): Fault {
  return new Fault("invalid_request", { errors: [{ path, message }] });
}
