import type { Message } from "@hearth/contract";

/** A message with this `seq`, one minute after the one before; the rest as given. */
export function messageOf(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversationId: "c",
    seq,
    role: "customer",
    kind: "text",
    text: `text ${seq}`,
    attachment: null,
    author: { id: "ada", name: "Ada" },
    visibility: "public",
    replyTo: null,
    clientId: null,
    sourceId: null,
    status: "sent",
    sentAt: "2026-11-22T10:00:00.000Z",
    createdAt: new Date(Date.UTC(2026, 10, 22, 10, seq)).toISOString(),
    editedAt: null,
    deletedAt: null,
    ...more,
  };
}
