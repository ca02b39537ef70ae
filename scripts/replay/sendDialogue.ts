import { messageIdOf } from "@hearth/contract";
import type { Dialogue, Turn } from "./dialogues.ts";
import type { Incoming } from "./Incoming.ts";
import type { DialoguePlan, Repeat } from "./planReplay.ts";
import type { ReplayApi } from "./ReplayApi.ts";

/** When a message's call began and was answered, on `performance.now()`'s clock. */
export type Timing = { clientId: string; calledAt: number; answeredAt: number };

export type Conversing = {
  conversationId: string;
  tokens: Readonly<Record<Turn["speaker"], string>>;
  api: Pick<ReplayApi, "send">;
  incoming: Pick<Incoming, "write" | "verdict">;
  /** Called after each message, repeats included. */
  onSent: () => void;
};

export type Said = {
  timings: Timing[];
  /** Answers to repeats that did not name the message that was there already. */
  mistakes: string[];
};

/**
 * Says a dialogue in its conversation: one turn after another, as a bot answers what it has got, and beside each
 * the repeats planned for then. Returns once everything is answered, verdicts too.
 */
export async function sendDialogue({ dialogue, late }: DialoguePlan, conversing: Conversing): Promise<Said> {
  const timings: Timing[] = [];
  const mistakes: string[] = [];
  for (const [moment, repeats] of late.entries()) {
    const turn = dialogue.turns[moment];
    const said = turn && say(turn, moment, conversing);
    const again = repeats.map((repeat) => sayAgain(dialogue, repeat, conversing));
    const [timing, answers] = await Promise.all([said, Promise.all(again)]);
    if (timing !== undefined) timings.push(timing);
    mistakes.push(...answers.flat());
  }
  const asked = late.flat().filter(({ way }) => way === "incoming");
  const verdicts = await Promise.all(asked.map((repeat) => judged(repeat, conversing)));
  return { timings, mistakes: [...mistakes, ...verdicts.flat()] };
}

async function say(turn: Turn, index: number, conversing: Conversing): Promise<Timing> {
  const calledAt = performance.now();
  const { clientId } = await send(turn, index, conversing);
  return { clientId, calledAt, answeredAt: performance.now() };
}

async function sayAgain(dialogue: Dialogue, { turn: index, way }: Repeat, conversing: Conversing): Promise<string[]> {
  const turn = dialogue.turns[index];
  if (turn === undefined) return [];
  if (way === "api") {
    const { clientId, sent } = await send(turn, index, conversing);
    const isRecognised = sent.duplicate && sent.message.id === messageId(conversing, clientId);
    return isRecognised ? [] : [`${clientId} again by the API was taken for a new message`];
  }
  await conversing.incoming.write({ clientId: clientIdOf(index), text: turn.text });
  conversing.onSent();
  return [];
}

async function judged({ turn }: Repeat, conversing: Conversing): Promise<string[]> {
  const clientId = clientIdOf(turn);
  const verdict = await conversing.incoming.verdict(clientId);
  if (verdict?.status === "duplicate" && verdict.messageId === messageId(conversing, clientId)) return [];
  return [`${clientId} again by incoming: ${verdict === undefined ? "no verdict came" : JSON.stringify(verdict)}`];
}

async function send({ speaker, text }: Turn, index: number, { api, tokens, conversationId, onSent }: Conversing) {
  const clientId = clientIdOf(index);
  const sent = await api.send(tokens[speaker], conversationId, { clientId, text });
  onSent();
  return { clientId, sent };
}

function clientIdOf(turn: number): string {
  return `turn-${turn}`;
}

/** What the server makes of conversation and client id, so that a repeat meets the first. */
function messageId({ conversationId }: Conversing, clientId: string): string {
  return messageIdOf(conversationId, { clientId });
}
