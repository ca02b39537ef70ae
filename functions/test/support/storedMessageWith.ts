import { payloadHashOf } from "@hearth/contract";
import type { StoredMessage } from "../../src/conversation/StoredMessage.ts";
import { after, noon } from "./headWith.ts";
import { people } from "./people.ts";

export const eventTtl = 30 * 24 * 60 * 60 * 1000;

/** A message of Ada's, "hello", the conversation's second event, but for `fields`. */
export function storedMessageWith(fields: Partial<StoredMessage> = {}): StoredMessage {
  const { seq = 2, role = "customer", kind = "text", text = "hello", visibility = "public" } = fields;
  return {
    id: "m1",
    conversationId: "c1",
    seq,
    role,
    kind,
    text,
    attachment: null,
    author: { id: people.ada.id, name: people.ada.name },
    visibility,
    replyTo: null,
    clientId: null,
    sourceId: null,
    status: "sent",
    sentAt: noon,
    createdAt: noon,
    editedAt: null,
    deletedAt: null,
    payloadHash: payloadHashOf({ role, kind, text, visibility }),
    sentAtRepaired: false,
    via: "api",
    carriedBy: [{ seq, expiresAt: after(eventTtl) }],
    ...fields,
  };
}
