import { type Conversation, conversationSchema, messageSchema, streamTicketSchema } from "@hearth/contract";
import { z } from "zod";
import { type Account, signUp } from "../../../scripts/emulators/accounts.ts";

const sentSchema = z.object({ message: messageSchema, duplicate: z.boolean() });

/** A customer and its conversation, just started: one event. */
export type Visit = { customer: Account; conversation: Conversation };

/** Calls the API. Throws what it refuses. */
export async function call(api: string, token: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${api}/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export async function visit(api: string): Promise<Visit> {
  const customer = await signUp();
  const started = await call(api, customer.token, "POST", "/conversations", { customer: { name: "Ada" } });
  return { customer, conversation: conversationSchema.parse(started) };
}

type Words = { text: string; visibility?: "internal"; clientId?: string };

export async function say(api: string, token: string, conversationId: string, words: Words) {
  return sentSchema.parse(await call(api, token, "POST", `/conversations/${conversationId}/messages`, words)).message;
}

export async function ticketFor(api: string, token: string, topic: { conversation: string } | { inbox: "all" }) {
  return streamTicketSchema.parse(await call(api, token, "POST", "/stream-tickets", topic)).ticket;
}
