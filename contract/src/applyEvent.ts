import type { Conversation } from "./conversation.ts";
import type { ConversationEvent } from "./event.ts";
import { nextLastMessage } from "./lastMessage.ts";

/**
 * The conversation after one more event; null before the first. Applying all events in order from null
 * gives what `GET /conversations/:id` answers, and an event that is already in is ignored. (A hidden event
 * brings its number only: until the next whole one, a customer's `updatedAt` stays behind.)
 */
export function applyEvent(conversation: Conversation | null, event: ConversationEvent): Conversation | null {
  if (event.seq <= (conversation?.seq ?? 0)) return conversation;
  if (event.type === "hidden") return conversation && { ...conversation, seq: event.seq };
  return { ...event.conversation, lastMessage: nextLastMessage(conversation?.lastMessage ?? null, event) };
}
