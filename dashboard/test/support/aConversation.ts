import type { Conversation } from "@hearth/contract";
import { conversationWith } from "../../../contract/test/arbitraries.ts";

/** So many seconds into the test's hour. */
export function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();
}

/** The newest message of a conversation: whose, its number, and its second. */
export function written(role: "customer" | "operator", seq: number, second: number): Conversation["lastMessage"] {
  return { id: `message-${seq}`, seq, role, kind: "text", preview: "Hello", at: at(second) };
}

/** A conversation that began at second 0, with what matters to the test. */
export function aConversation(given: Partial<Conversation>): Conversation {
  const times = { createdAt: at(0), updatedAt: at(0), lastActivityAt: at(0) };
  return conversationWith({ id: "a", labels: [], sentiment: null, ...times, ...given });
}
