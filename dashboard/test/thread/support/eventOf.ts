import type { Actor, ChangeEvent, Conversation } from "@hearth/contract";
import { conversationWith } from "../../../../contract/test/arbitraries.ts";

const at = "2026-11-22T10:00:00.000Z";

/** A conversation whose last event has this `seq`. */
export function conversationOf(seq: number, more: Partial<Conversation> = {}): Conversation {
  return conversationWith({ id: "c", seq, ...more });
}

/** The event that left it so. */
export function eventOf(conversation: Conversation, actor: Actor): ChangeEvent {
  const { seq } = conversation;
  return { seq, type: "conversation.changed", conversationId: "c", at, actor, conversation };
}
