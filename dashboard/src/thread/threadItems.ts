import type { PendingItem } from "@hearth/client";
import type { Message } from "@hearth/contract";
import type { Change } from "./Change.ts";

/** Where an item stands among those of one author: the first is headed, the last has the bubble's tail. */
type Place = { starts: boolean; ends: boolean };

export type MessageItem = Place & {
  type: "message";
  key: string;
  message: Message;
  /** Its day, as `2026-11-22`. */
  date: string;
  /** The message before it is of another day, or there is none. */
  isNewDay: boolean;
  /** What happened since the message before it, in order. */
  changes: readonly Change[];
  isFirstUnread: boolean;
  isRead: boolean;
  /** The message it answers; null where it answers none, or that one is not loaded. */
  quoted: Message | null;
};
export type PendingMessageItem = Place & {
  type: "pending";
  key: string;
  pending: PendingItem;
  quoted: Message | null;
};
/** What happened since the newest message. */
export type ChangesItem = { type: "changes"; key: string; changes: readonly Change[] };

export type Item = MessageItem | PendingMessageItem | ChangesItem;

export type ThreadInput = {
  messages: readonly Message[];
  pending: readonly PendingItem[];
  /** Ascending by `seq`. */
  changes: readonly Change[];
  hasOlder: boolean;
  /** How far the customer has read. */
  readTo: number;
  /** The `seq` of the first message that was unread when the conversation was opened. */
  unreadFrom: number | null;
  /** Who is signed in, and so the author of what is pending. */
  uid: string;
  dayOf: (time: string) => string;
};

/** An author's messages stand together as long as no more time than this lies between them. In milliseconds. */
const pause = 5 * 60_000;

const none: readonly Change[] = [];

/** What was shown last: for the next time to begin from, and for what did not change to stay the same objects. */
export type Shown = { input: ThreadInput; items: readonly Item[]; known: WeakMap<Message, MessageItem> };

/**
 * What the list shows. One item for each message, which carries what stands above it: so that what comes to light
 * between two messages later moves no index. While there are older messages the oldest one is held back: only what is
 * before it tells how it looks, and to change that when it comes would make the list jump.
 *
 * Given what was shown before, what is common to both is not looked at again: a message more costs the same however
 * many there are.
 */
export function threadItems(input: ThreadInput, shown?: Shown): Shown {
  const { messages, changes, hasOlder, readTo, unreadFrom, dayOf } = input;
  const known = shown?.known ?? new WeakMap<Message, MessageItem>();
  const heldBack = hasOlder ? 1 : 0;
  // The last message that is common to both may have got one after it, and so end its group no more.
  const first = Math.max(0, commonTo(shown?.input, input) - 1);
  const isContinued = first > heldBack;
  const items: Item[] = isContinued ? (shown?.items.slice(0, first - heldBack) ?? []) : [];
  let before = isContinued ? messages[first - 1] : undefined;
  let change = firstAfter(changes, 0, before?.seq ?? 0);
  let last: MessageItem | undefined;

  for (let index = isContinued ? first : 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message === undefined) break;
    const date = known.get(message)?.date ?? dayOf(message.createdAt);
    const next = firstAfter(changes, change, message.seq);
    const above = next === change ? none : changes.slice(change, next);
    change = next;
    const dateBefore = before && (last?.date ?? known.get(before)?.date ?? dayOf(before.createdAt));
    const isNewDay = date !== dateBefore;
    const isFirstUnread = message.seq === unreadFrom;
    const starts = isNewDay || isFirstUnread || above.length > 0 || !isOfGroup(before, message);
    if (last !== undefined) items[items.length - 1] = kept({ ...last, ends: starts }, known);
    before = message;
    if (index < heldBack) continue;
    const isRead = message.seq <= readTo;
    const quoted = messageOf(message.replyTo, messages);
    const key = keyOf(message);
    last = {
      type: "message",
      key,
      message,
      date,
      isNewDay,
      changes: above,
      isFirstUnread,
      isRead,
      quoted,
      starts,
      ends: true,
    };
    items.push(last);
  }
  if (last !== undefined) items[items.length - 1] = kept(last, known);
  const after = changes.slice(change);
  if (after.length > 0) items.push({ type: "changes", key: "changes", changes: after });
  return { input, items: [...items, ...pendingItems(input, after.length === 0 ? before : undefined)], known };
}

function pendingItems({ pending, messages, uid }: ThreadInput, before: Message | undefined): PendingMessageItem[] {
  return pending.map((item, index) => ({
    type: "pending",
    key: item.draft.clientId,
    pending: item,
    quoted: messageOf(item.draft.replyTo, messages),
    starts: index === 0 && before?.author.id !== uid,
    ends: index === pending.length - 1,
  }));
}

/** How many of the first messages are the same in both; 0 where something else changed that their items tell. */
function commonTo(old: ThreadInput | undefined, now: ThreadInput): number {
  if (old === undefined) return 0;
  const isSame =
    old.changes === now.changes &&
    old.hasOlder === now.hasOlder &&
    old.readTo === now.readTo &&
    old.unreadFrom === now.unreadFrom &&
    old.dayOf === now.dayOf;
  if (!isSame) return 0;
  const differs = now.messages.findIndex((message, index) => message !== old.messages[index]);
  return differs === -1 ? now.messages.length : differs;
}

function firstAfter(changes: readonly Change[], from: number, seq: number): number {
  let index = from;
  for (; index < changes.length; index += 1) if ((changes[index]?.seq ?? 0) > seq) break;
  return index;
}

function messageOf(id: string | null | undefined, messages: readonly Message[]): Message | null {
  return id == null ? null : (messages.find((message) => message.id === id) ?? null);
}

/** A message keeps the key that it had while it was pending, and with it its place on the screen. */
function keyOf({ id, clientId, sourceId }: Message): string {
  return sourceId === null && clientId !== null ? clientId : id;
}

function isOfGroup(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.author.id === message.author.id &&
    before.role === message.role &&
    before.visibility === message.visibility &&
    Date.parse(message.createdAt) - Date.parse(before.createdAt) <= pause
  );
}

function kept(item: MessageItem, known: WeakMap<Message, MessageItem>): MessageItem {
  const old = known.get(item.message);
  if (old !== undefined && isSame(old, item)) return old;
  known.set(item.message, item);
  return item;
}

function isSame(a: MessageItem, b: MessageItem): boolean {
  return (
    a.starts === b.starts &&
    a.ends === b.ends &&
    a.isNewDay === b.isNewDay &&
    a.isFirstUnread === b.isFirstUnread &&
    a.isRead === b.isRead &&
    a.quoted === b.quoted &&
    a.changes.length === b.changes.length &&
    a.changes.every((change, index) => change === b.changes[index])
  );
}
