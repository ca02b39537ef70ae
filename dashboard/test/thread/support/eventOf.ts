import type { Actor, ChangeEvent, Conversation } from "@hearth/contract";

const at = "2026-11-22T10:00:00.000Z";

/** A conversation whose last event has this `seq`. */
export function conversationOf(seq: number, more: Partial<Conversation> = {}): Conversation {
  return {
    id: "c",
    epoch: "e",
    seq,
    state: "bot",
    customer: { id: "ada", channel: "web" },
    operator: null,
    lastMessage: null,
    unread: { operator: 0, customer: 0 },
    read: { operator: 0, customer: 0 },
    rating: null,
    waitingSince: null,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    lastActivityAt: at,
    ...more,
  };
}

/** The event that left it so. */
export function eventOf(conversation: Conversation, actor: Actor): ChangeEvent {
  const { seq } = conversation;
  return { seq, type: "conversation.changed", conversationId: "c", at, actor, conversation };
}
