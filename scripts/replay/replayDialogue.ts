import { digest } from "@hearth/contract";
import { signUp } from "../emulators/accounts.ts";
import type { Addresses } from "./addresses.ts";
import { followConversation } from "./followConversation.ts";
import { Incoming } from "./Incoming.ts";
import { type Judgement, judgeConversation, linesOf } from "./judgeConversation.ts";
import type { DialoguePlan } from "./planReplay.ts";
import { ReplayApi } from "./ReplayApi.ts";
import { SeenLog } from "./SeenLog.ts";
import { sendDialogue, type Timing } from "./sendDialogue.ts";

/** How long a stream may take to open, and to bring the rest of what is committed. In milliseconds. */
const patience = 30_000;

/** What a replay talks to: Hearth, and a bot's key for it. */
export type Hearth = { addresses: Addresses; botKey: string; signal: AbortSignal };

/** Of one message, in milliseconds: from its call, and from the answer, to its event at the customer's stream. */
export type Delivery = { afterCall: number; afterAnswer: number };

export type Replayed = Judgement & {
  deliveries: Delivery[];
  /** Events the customer's stream brought, over so many connections. */
  events: number;
  connections: number;
  resets: number;
  /** Repeats that were not recognised. */
  mistakes: string[];
  /** A digest of who said what. */
  transcript: string;
};

/**
 * One dialogue as one conversation: a customer of its own signs up, opens the conversation, follows its stream
 * and talks with the bot. Throws when a call is refused for good.
 */
export async function replayDialogue(hearth: Hearth, plan: DialoguePlan, onSent: () => void): Promise<Replayed> {
  const { addresses, botKey } = hearth;
  const over = new AbortController();
  const signal = AbortSignal.any([hearth.signal, over.signal]);
  const api = new ReplayApi(addresses.api, signal);
  const { token } = await signUp();
  const { id } = await api.start(token, { name: plan.dialogue.id });
  const log = new SeenLog();
  const stream = followConversation({ streamUrl: addresses.stream, conversationId: id, token, signal });
  const following = log
    .follow(stream, () => api.events(token, id))
    .catch((error: unknown) => {
      // What was still being fetched when all was said is no loss.
      if (over.signal.aborted) return;
      over.abort(error);
      throw error;
    });
  const [replayed] = await Promise.all([talk().finally(() => over.abort()), following]);
  return replayed;

  async function talk(): Promise<Replayed> {
    await log.reached(1, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
    const incoming = new Incoming(addresses, id, token, signal);
    const tokens = { customer: token, bot: botKey };
    const { timings, mistakes } = await sendDialogue(plan, { conversationId: id, tokens, api, incoming, onSent });
    const conversation = await api.conversation(token, id);
    // What has not come by then is missing, and judged as that.
    await log
      .reached(conversation.seq, AbortSignal.any([signal, AbortSignal.timeout(patience)]))
      .catch(() => signal.throwIfAborted());
    const messages = await api.messages(token, id);
    const events = await api.events(token, id);
    return {
      ...judgeConversation(plan.dialogue, { seen: log.events, events, messages, conversation }),
      deliveries: timings.flatMap((timing) => deliveryOf(timing, log.seenAt.get(timing.clientId))),
      events: log.events.length,
      connections: log.connections,
      resets: log.resets,
      mistakes,
      transcript: digest(linesOf(messages).flatMap(({ role, text }) => [role, text])),
    };
  }
}

/** None of what never came; what came before its answer took no time after it. */
function deliveryOf({ calledAt, answeredAt }: Timing, seenAt: number | undefined): Delivery[] {
  return seenAt === undefined ? [] : [{ afterCall: seenAt - calledAt, afterAnswer: Math.max(0, seenAt - answeredAt) }];
}
