import {
  type Conversation,
  type ConversationEvent,
  conversationSchema,
  eventSchema,
  type Message,
  maxPageSize,
  messageSchema,
} from "@hearth/contract";
import { z } from "zod";
import { callApi } from "./callApi.ts";

const sentSchema = z.object({ message: messageSchema, duplicate: z.boolean() });
const messagesSchema = z.object({ messages: z.array(messageSchema), nextCursor: z.int().optional() });
const eventsSchema = z.object({ head: z.int(), events: z.array(eventSchema) });

export type Sent = z.infer<typeof sentSchema>;

/** The API as a replay uses it. Everything throws once `signal` aborts, and when a call is refused for good. */
export class ReplayApi {
  readonly #url: string;
  readonly #signal: AbortSignal;

  /** `url`: what comes before `/v1`. */
  constructor(url: string, signal: AbortSignal) {
    this.#url = `${url}/v1/conversations`;
    this.#signal = signal;
  }

  /** The customer's conversation, made where it has none. */
  start(token: string, customer: { name: string }): Promise<Conversation> {
    return this.#call("", token, conversationSchema, { customer: { ...customer, channel: "replay" } });
  }

  send(token: string, conversationId: string, message: { clientId: string; text: string }): Promise<Sent> {
    return this.#call(`/${conversationId}/messages`, token, sentSchema, message);
  }

  conversation(token: string, conversationId: string): Promise<Conversation> {
    return this.#call(`/${conversationId}`, token, conversationSchema);
  }

  /** The whole log, as it is stored. */
  async events(token: string, conversationId: string): Promise<ConversationEvent[]> {
    const events: ConversationEvent[] = [];
    for (let after = 0; ; after = events.at(-1)?.seq ?? 0) {
      const query = `events?after=${after}&limit=${maxPageSize}`;
      const page = await this.#call(`/${conversationId}/${query}`, token, eventsSchema);
      events.push(...page.events);
      if (page.events.length < maxPageSize) return events;
    }
  }

  /** All messages, as they are stored. */
  async messages(token: string, conversationId: string): Promise<Message[]> {
    const messages: Message[] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const query = `messages?after=${after}&limit=${maxPageSize}`;
      const page: z.infer<typeof messagesSchema> = await this.#call(
        `/${conversationId}/${query}`,
        token,
        messagesSchema,
      );
      messages.push(...page.messages);
      after = page.nextCursor;
    }
    return messages;
  }

  #call<Schema extends z.ZodType>(path: string, token: string, answer: Schema, body?: object) {
    return callApi({ url: `${this.#url}${path}`, token, body, answer, signal: this.#signal });
  }
}
