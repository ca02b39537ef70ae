import type { Decision } from "./Decision.ts";
import { withoutSignature } from "./duplicates.ts";
import type { Principal } from "./Principal.ts";
import { unchanged } from "./record.ts";
import { onOwnMessage, revision } from "./reviseMessage.ts";
import type { StoredMessage } from "./StoredMessage.ts";
import { withoutUnread } from "./unread.ts";

/** A tombstone in the message's place; its text and file are gone from every copy. Deleting it again changes nothing. */
export function deleteMessage(principal: Principal, messageId: string): Decision<StoredMessage> {
  return onOwnMessage(principal, messageId, (head, message, context) => {
    if (message.deletedAt !== null) return unchanged(head, message);
    const attachment = message.attachment && context.attachment(message.attachment.id);
    if (message.attachment && attachment === undefined) return { needs: [], attachments: [message.attachment.id] };
    const tombstone = { ...message, text: "", attachment: null, payloadHash: "", deletedAt: context.now };
    const reader = message.role === "customer" ? "operator" : "customer";
    const patch = { ...withoutUnread(head, reader, message.seq), ...withoutSignature(head, messageId) };
    const plan = revision(head, tombstone, { type: "message.deleted", principal, patch, context });
    // From this commit on nobody is given the file; the sweep removes it.
    return attachment ? { ...plan, attachments: [{ ...attachment, removeAt: context.now }] } : plan;
  });
}
