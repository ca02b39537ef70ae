import type { PendingItem } from "@hearth/client";
import type { Message } from "@hearth/contract";

type Place = { starts: boolean; ends: boolean };

export type Row =
  | { type: "day"; key: string; day: string }
  | ({ type: "message"; key: string; message: Message; isOwn: boolean; isRead: boolean } & Place)
  | ({ type: "pending"; key: string; item: PendingItem } & Place);

export type ThreadInput = {
  messages: readonly Message[];
  pending: readonly PendingItem[];
  /** How far the other side has read. */
  readTo: number;
  dayOf: (time: string) => string;
};

/** An author's messages stand together as long as no more time than this lies between them. In milliseconds. */
const pause = 5 * 60_000;

/** What the thread shows, from above: messages grouped by author, a divider before each day, what is pending last. */
export function threadRows({ messages, pending, readTo, dayOf }: ThreadInput): Row[] {
  const rows: Row[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const day = dayOf(message.createdAt);
    const startsDay = before === undefined || dayOf(before.createdAt) !== day;
    if (startsDay) rows.push({ type: "day", key: day, day });
    const isOwn = message.role === "customer";
    rows.push({
      type: "message",
      key: keyOf(message),
      message,
      isOwn,
      isRead: isOwn && message.seq <= readTo,
      starts: startsDay || !isOfGroup(before, message),
      ends: after === undefined ? !(isOwn && pending.length > 0) : !isOfGroup(message, after, dayOf),
    });
  });
  pending.forEach((item, index) => {
    rows.push({
      type: "pending",
      key: item.draft.clientId,
      item,
      starts: index === 0 && messages.at(-1)?.role !== "customer",
      ends: index === pending.length - 1,
    });
  });
  return rows;
}

/** A message keeps the key that it had while it was pending, and with it its place on the screen. */
function keyOf({ id, clientId }: Message): string {
  return clientId ?? id;
}

function isOfGroup(before: Message, message: Message, dayOf?: (time: string) => string): boolean {
  return (
    before.role === message.role &&
    // There is one customer, though its account may have been another before it signed in.
    (message.role === "customer" || before.author.id === message.author.id) &&
    Date.parse(message.createdAt) - Date.parse(before.createdAt) <= pause &&
    (dayOf === undefined || dayOf(before.createdAt) === dayOf(message.createdAt))
  );
}
