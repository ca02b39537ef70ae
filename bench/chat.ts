import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { messageIdOf, sendMessageSchema } from "@hearth/contract";
import { appendMessage, type Sent } from "../functions/src/conversation/appendMessage.ts";
import type { Decision } from "../functions/src/conversation/Decision.ts";
import type { Principal } from "../functions/src/conversation/Principal.ts";
import { startConversation } from "../functions/src/conversation/startConversation.ts";
import { ConversationLog } from "../functions/src/log/ConversationLog.ts";
import type { LogStore } from "../functions/src/log/LogStore.ts";

const customer: Principal = { id: "customer", role: "customer", name: "Ada" };

/** As people write: 80 characters. */
export const sentence = "I would like to find a place to eat tonight, somewhere in San Jose, for four us.";

export const eventTtl = 30 * 24 * 60 * 60 * 1000;

/** A log as the backend opens it. */
export function openLog<Guard>(store: LogStore<Guard>): ConversationLog<Guard> {
  return new ConversationLog(store, {
    clock: () => new Date(),
    uptime: () => performance.now(),
    newId,
    random: Math.random,
    sleep,
    eventTtl,
  });
}

export function newId(): string {
  return randomBytes(17).toString("base64url").slice(0, 22);
}

/** A new conversation, without a message yet. Returns its id. */
export async function startChat<Guard>(log: ConversationLog<Guard>): Promise<string> {
  const conversationId = newId();
  const profile = { channel: "web" };
  await log.append(conversationId, startConversation({ conversationId, epoch: newId(), principal: customer, profile }));
  return conversationId;
}

/** The customer's next message, as the API makes it of a request. */
export function say(conversationId: string): Decision<Sent> {
  const clientId = newId();
  const input = sendMessageSchema.parse({ clientId, text: sentence });
  const messageId = messageIdOf(conversationId, { clientId });
  return appendMessage({ principal: customer, messageId, input, via: "api" });
}
