import type { ChangeEvent, Conversation, ConversationEvent, Message } from "@hearth/contract";
import type { Head } from "./Head.ts";
import type { Principal } from "./Principal.ts";
import { type Snapshot, type StoredEvent, snapshotOf } from "./StoredEvent.ts";
import type { EventMessage } from "./StoredMessage.ts";

/** For whose eyes: a customer sees no internal notes, labels or sentiment, nor that it is blocked. */
export type Audience = "customer" | "staff";

export function audienceOf(principal: Principal): Audience {
  return principal.role === "customer" ? "customer" : "staff";
}

/** The head as `audience` sees it. */
export function conversationOf(head: Head, audience: Audience): Conversation {
  const { lastMessage } = head;
  return {
    ...snapshotOnWire(snapshotOf(head), audience),
    lastMessage: lastMessage && { ...lastMessage, at: lastMessage.at.toISOString() },
  };
}

export function messageOf(message: EventMessage): Message {
  const { id, conversationId, seq, role, kind, text, attachment, author, visibility, replyTo } = message;
  return {
    id,
    conversationId,
    seq,
    role,
    kind,
    text,
    attachment,
    author,
    visibility,
    replyTo,
    clientId: message.clientId,
    sourceId: message.sourceId,
    status: message.status,
    sentAt: message.sentAt.toISOString(),
    createdAt: message.createdAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    deletedAt: message.deletedAt?.toISOString() ?? null,
  };
}

/** The event as `audience` sees it; an internal note's is only a number to a customer. */
export function eventOf(event: StoredEvent, audience: Audience): ConversationEvent {
  const { seq, type, at, actor, message, reason, conversation } = event;
  if (audience === "customer" && message?.visibility === "internal") return { seq, type: "hidden" };
  return {
    seq,
    type,
    conversationId: conversation.id,
    at: at.toISOString(),
    actor,
    ...(message && { message: messageOf(message) }),
    ...(reason !== undefined && { reason }),
    conversation: snapshotOnWire(conversation, audience),
  };
}

function snapshotOnWire(snapshot: Snapshot, audience: Audience): ChangeEvent["conversation"] {
  const { labels, sentiment, blocked, rating, waitingSince, closedAt, createdAt, updatedAt, lastActivityAt, ...plain } =
    snapshot;
  return {
    ...plain,
    ...(audience === "staff" && { labels, sentiment, blocked }),
    rating: rating && { ...rating, at: rating.at.toISOString() },
    waitingSince: waitingSince?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    lastActivityAt: lastActivityAt.toISOString(),
  };
}
