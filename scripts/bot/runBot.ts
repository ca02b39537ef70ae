import { setTimeout as sleep } from "node:timers/promises";
import { type Conversation, conversationSchema } from "@hearth/contract";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { z } from "zod";
import { callApi } from "../replay/callApi.ts";
import { answerTo } from "./answerTo.ts";

export type Bot = {
  /** Ends in /v1. */
  api: string;
  streamUrl: string;
  key: string;
  signal: AbortSignal;
  /** Told why a conversation was not answered. */
  tell: (failure: string) => void;
};

/** Between two connections. In milliseconds. */
const pause = 1_000;

/** The longest frame that is taken: far above the longest that is sent. In characters. */
const maxFrame = 1_000_000;

const changed = z.object({ conversation: conversationSchema });

/**
 * Answers whoever writes while the bot has the conversation, until the signal. It follows the inbox, which tells of each
 * conversation as it now is, and comes back at its cursor. An answer's id follows from the message that it answers, so
 * one that is told of twice is answered once.
 */
export async function runBot(bot: Bot): Promise<void> {
  let cursor: string | undefined;
  while (!bot.signal.aborted) {
    try {
      for await (const { event, id, data } of inbox(bot, cursor)) {
        cursor = event === "reset" ? undefined : (id ?? cursor);
        if (event === "conversation.changed") await answer(bot, changed.parse(JSON.parse(data)).conversation);
      }
    } catch (failure) {
      if (!bot.signal.aborted) bot.tell(failure instanceof Error ? failure.message : String(failure));
    }
    await sleep(pause, undefined, { signal: bot.signal }).catch(() => undefined);
  }
}

async function* inbox({ streamUrl, key, signal }: Bot, cursor: string | undefined) {
  const headers = { Authorization: `Bearer ${key}`, ...(cursor !== undefined && { "Last-Event-ID": cursor }) };
  const { ok, status, body } = await fetch(`${streamUrl}/stream?inbox=all`, { headers, signal });
  if (!ok || body === null) throw new Error(`The stream answered ${status}.`);
  yield* body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ maxBufferSize: maxFrame }));
}

async function answer({ api, key, signal }: Bot, { id, state, lastMessage }: Conversation): Promise<void> {
  if (state !== "bot" || lastMessage?.role !== "customer") return;
  const call = { token: key, answer: z.unknown(), signal };
  const { text, handsOff } = answerTo(lastMessage.preview);
  const body = { clientId: `answer-${lastMessage.id}`, text };
  await callApi({ ...call, url: `${api}/conversations/${id}/messages`, body });
  if (handsOff) await callApi({ ...call, url: `${api}/conversations/${id}/handoff`, body: {} });
}
