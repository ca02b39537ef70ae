import type { InboxSnapshot } from "@hearth/client";

/** How many wait for one operator: everyone in the queue, and whoever of its own wrote last and was not read. */
export function waitingFor(
  { counts, conversations }: Pick<InboxSnapshot, "counts" | "conversations">,
  uid: string,
): number {
  const mine = conversations.filter(
    ({ state, operator, unread }) => state === "assigned" && operator?.id === uid && unread.operator > 0,
  );
  return (counts.waiting ?? 0) + mine.length;
}
