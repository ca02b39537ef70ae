import type { Conversation } from "@hearth/contract";

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
  return {
    id: "a",
    epoch: "epoch",
    seq: 1,
    state: "bot",
    customer: { id: "ada", channel: "web" },
    operator: null,
    lastMessage: null,
    unread: { operator: 0, customer: 0 },
    read: { operator: 0, customer: 0 },
    labels: [],
    sentiment: null,
    rating: null,
    waitingSince: null,
    closedAt: null,
    createdAt: at(0),
    updatedAt: at(0),
    lastActivityAt: at(0),
    ...given,
  };
}
