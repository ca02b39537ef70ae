import { applyEvent, type Conversation, type ConversationEvent, type Message } from "@hearth/contract";
import type { MessagesPage } from "./Api.ts";

/**
 * What is known of one conversation: everything up to and with `conversation.seq`, of the messages a part without a
 * hole that reaches to the newest. A message that its sender's response brought may be ahead of that.
 */
export type Thread = { conversation: Conversation; messages: readonly Message[]; hasOlder: boolean };

/**
 * The beginning: the conversation, and a page of messages that was read after it, so that it is as new or newer. What
 * the page is ahead of the conversation comes again as events and ends the same. `previous`: messages that responses
 * brought stay where neither has them yet.
 */
export function beginThread(conversation: Conversation, page: MessagesPage, previous: Thread | null): Thread {
  const isSame = previous?.conversation.epoch === conversation.epoch;
  const ahead = isSame ? previous.messages.filter(({ seq }) => seq > conversation.seq) : [];
  const messages = page.messages.reduce(putMessage, ahead);
  return { conversation, messages, hasOlder: page.nextCursor !== undefined };
}

/** The thread after one more event; as it was, where it had that one; undefined where events between are missing. */
export function applyToThread(thread: Thread, event: ConversationEvent): Thread | undefined {
  const { seq } = thread.conversation;
  if (event.seq <= seq) return thread;
  if (event.seq > seq + 1) return undefined;
  const conversation = applyEvent(thread.conversation, event) ?? thread.conversation;
  return { ...thread, conversation, messages: isShown(thread, event) ? put(thread.messages, event) : thread.messages };
}

/** Says that the event changes a message which older pages would bring. */
export function isOfOlder(thread: Thread, event: ConversationEvent): boolean {
  return event.type !== "hidden" && event.message !== undefined && !isShown(thread, event);
}

/** The page before the oldest message. */
export function addOlder(thread: Thread, page: MessagesPage): Thread {
  const known = new Set(thread.messages.map(({ id }) => id));
  const older = page.messages.filter(({ id }) => !known.has(id));
  const messages = [...older, ...thread.messages].sort((a, b) => a.seq - b.seq);
  return { ...thread, messages, hasOlder: page.nextCursor !== undefined };
}

/**
 * The message that a send was answered with, ahead of its event. What is known already may be newer than a late
 * answer; and what is older than the oldest shown would leave a hole.
 */
export function addAnswered(thread: Thread, message: Message): Thread {
  if (message.seq <= thread.conversation.seq || thread.messages.some(({ id }) => id === message.id)) return thread;
  return { ...thread, messages: putMessage(thread.messages, message) };
}

function isShown({ messages }: Thread, event: ConversationEvent): boolean {
  if (event.type === "hidden" || event.message === undefined) return false;
  const { id } = event.message;
  return event.type === "message.created" || messages.some((message) => message.id === id);
}

function put(messages: readonly Message[], event: ConversationEvent): readonly Message[] {
  return event.type === "hidden" || event.message === undefined ? messages : putMessage(messages, event.message);
}

/** In its place by `seq`, instead of the one with its id. */
function putMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const before = messages.findLastIndex(({ seq }) => seq < message.seq);
  const isThere = messages[before + 1]?.id === message.id;
  return messages.toSpliced(before + 1, isThere ? 1 : 0, message);
}
