import type { Decision } from "./Decision.ts";
import { withoutSignature } from "./duplicates.ts";
import type { Principal } from "./Principal.ts";
import { unchanged } from "./record.ts";
import { onOwnMessage, revision } from "./reviseMessage.ts";
import type { StoredMessage } from "./StoredMessage.ts";
import { withoutUnread } from "./unread.ts";

/** A tombstone in the message's place; its text is gone from every copy. Deleting it again changes nothing. */
export function deleteMessage(principal: Principal, messageId: string): Decision<StoredMessage> {
  return onOwnMessage(principal, messageId, (head, message, context) => {
    if (message.deletedAt !== null) return unchanged(head, message);
    const tombstone = { ...message, text: "", attachment: null, payloadHash: "", deletedAt: context.now };
    const reader = message.role === "customer" ? "operator" : "customer";
    const patch = { ...withoutUnread(head, reader, message.seq), ...withoutSignature(head, messageId) };
    return revision(head, tombstone, { type: "message.deleted", principal, patch, context });
  });
}
