import type { ConversationSnapshot } from "@hearth/client";

/** The `seq` of the customer's first message that the team has not read; null where there is none among the loaded. */
export function firstUnread({ conversation, messages }: ConversationSnapshot): number | null {
  const readTo = conversation?.read.operator ?? Number.POSITIVE_INFINITY;
  return messages.find(({ seq, role }) => seq > readTo && role === "customer")?.seq ?? null;
}
