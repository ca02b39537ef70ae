import { isDeepStrictEqual } from "node:util";
import { applyEvent, type Conversation, type ConversationEvent, type Message, normalizeText } from "@hearth/contract";
import type { Dialogue } from "./dialogues.ts";

/** One line of a conversation, as everyone sees it. */
export type Line = { role: string; text: string };

/** A conversation after its replay: what its stream brought, and what is stored of it. */
export type Evidence = {
  seen: readonly ConversationEvent[];
  events: readonly ConversationEvent[];
  messages: readonly Message[];
  conversation: Conversation;
};

/** Undefined where all is well. */
export type Judgement = { gap?: string; difference?: string };

/**
 * - `gap`: the stream or the stored log does not hold every number from 1 to the head's once and in order, the
 *   two differ, or the events do not add up to the conversation.
 * - `difference`: what was seen or stored is not what was said, line by line.
 */
export function judgeConversation({ turns }: Dialogue, evidence: Evidence): Judgement {
  const { seen, events, messages, conversation } = evidence;
  const said = turns.map(({ speaker, text }) => ({ role: speaker, text: normalizeText(text) }));
  return {
    gap:
      findGap("the stream", seen, conversation.seq) ??
      findGap("the log", events, conversation.seq) ??
      (isDeepStrictEqual(seen, events) ? undefined : "the stream brought other events than the log holds") ??
      (isDeepStrictEqual(addUp(events), conversation) ? undefined : "the events do not add up to the conversation"),
    difference:
      findDifference("seen", linesOf(messagesIn(seen)), said) ?? findDifference("stored", linesOf(messages), said),
  };
}

export function linesOf(messages: readonly Message[]): Line[] {
  return messages.map(({ role, text }) => ({ role, text }));
}

function messagesIn(events: readonly ConversationEvent[]): Message[] {
  return events.flatMap((event) => (event.type === "message.created" && event.message ? [event.message] : []));
}

function addUp(events: readonly ConversationEvent[]): Conversation | null {
  return events.reduce<Conversation | null>(applyEvent, null);
}

function findGap(where: string, events: readonly ConversationEvent[], head: number): string | undefined {
  const wrong = events.findIndex(({ seq }, index) => seq !== index + 1);
  if (wrong !== -1) return `${where} brought seq ${events[wrong]?.seq} where ${wrong + 1} was due`;
  return events.length === head ? undefined : `${where} ends at seq ${events.length}, the head is at ${head}`;
}

function findDifference(how: string, lines: readonly Line[], said: readonly Line[]): string | undefined {
  const wrong = said.findIndex((line, index) => !isDeepStrictEqual(line, lines[index]));
  if (wrong !== -1)
    return `turn ${wrong} is ${how} as ${JSON.stringify(lines[wrong])}, not ${JSON.stringify(said[wrong])}`;
  return lines.length === said.length ? undefined : `${lines.length} messages are ${how}, ${said.length} were said`;
}
