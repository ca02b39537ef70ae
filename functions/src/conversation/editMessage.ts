import { Fault } from "@hearth/contract";
import type { Decision } from "./Decision.ts";
import { withoutSignature } from "./duplicates.ts";
import type { Principal } from "./Principal.ts";
import { unchanged } from "./record.ts";
import { copiesOf, maxCopies, onOwnMessage, revision } from "./reviseMessage.ts";
import type { StoredMessage } from "./StoredMessage.ts";

/** New text for one's own message. The text it already has changes nothing. */
export function editMessage(principal: Principal, messageId: string, text: string): Decision<StoredMessage> {
  return onOwnMessage(principal, messageId, (head, message, context) => {
    if (message.deletedAt !== null) throw new Fault("message_deleted");
    if (message.text === text) return unchanged(head, message);
    if (copiesOf(message, context.now).length >= maxCopies) throw new Fault("edit_limit_reached");
    const edited = { ...message, text, editedAt: context.now };
    const patch = withoutSignature(head, messageId);
    return revision(head, edited, { type: "message.updated", principal, patch, context });
  });
}
