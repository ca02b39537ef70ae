import type { ConversationEvent } from "@hearth/contract";
import type { CustomerApi } from "./Api.ts";
import type { Feed } from "./Feed.ts";
import { HearthError } from "./HearthError.ts";
import type { Frame } from "./SseParser.ts";
import { applyToThread, beginThread, type Thread } from "./thread.ts";

/** Events held while the beginning is fetched. With more, the connection is broken off and begins anew. */
const maxHeld = 1_000;

/** How many messages the beginning shows, and events a poll asks for. */
const pageSize = 50;
const pollSize = 100;

/** The longest `wait`, in seconds, and the pause after an answer that brought nothing, in milliseconds. */
const pollWait = 25;
const emptyPause = 1_000;

/** By the SSE event's name: whatever else comes is ephemeral. */
const changes: Readonly<Record<string, true>> = {
  "conversation.created": true,
  "conversation.changed": true,
  "message.created": true,
  "message.updated": true,
  "message.deleted": true,
  "read.changed": true,
  hidden: true,
} satisfies Record<ConversationEvent["type"], true>;

export type ConversationTerms = {
  api: Pick<CustomerApi, "conversation" | "messages" | "events">;
  conversationId: string;
  /** The first thread, or the one after a reset. */
  onBegin: (thread: Thread) => void;
  onEvent: (event: ConversationEvent, thread: Thread) => void;
  onEphemeral: (name: string, data: string) => void;
};

/** Turns what a connection brings into threads. Its cursor is what was applied, so that nothing else can be lost. */
export class ConversationFeed implements Feed {
  readonly topic: { conversation: string };
  thread: Thread | null = null;
  readonly #terms: ConversationTerms;
  #isLost = true;
  #held: ConversationEvent[] | undefined;

  constructor(terms: ConversationTerms) {
    this.#terms = terms;
    this.topic = { conversation: terms.conversationId };
  }

  cursor(): string | undefined {
    if (this.thread === null || this.#isLost) return undefined;
    const { epoch, seq } = this.thread.conversation;
    return `${epoch}.${seq}`;
  }

  async begin(signal: AbortSignal): Promise<void> {
    const { api, conversationId, onBegin } = this.#terms;
    const held: ConversationEvent[] = [];
    this.#held = held;
    try {
      const conversation = await api.conversation(conversationId, signal);
      const page = await api.messages(conversationId, { limit: pageSize }, signal);
      if (signal.aborted) throw new HearthError("network", "Cut off");
      this.thread = beginThread(conversation, page, this.thread);
      this.#isLost = false;
      onBegin(this.thread);
    } finally {
      if (this.#held === held) this.#held = undefined;
    }
    const isWhole = held.sort((a, b) => a.seq - b.seq).every((event) => this.#apply(event));
    if (!isWhole) throw new HearthError("network", "The stream left events out");
  }

  take({ event: name, data }: Frame): boolean {
    if (changes[name] !== true) {
      this.#terms.onEphemeral(name, data);
      return true;
    }
    const event: ConversationEvent = JSON.parse(data);
    if (this.#held === undefined) return this.#apply(event);
    this.#held.push(event);
    return this.#held.length <= maxHeld;
  }

  forget(): void {
    this.#isLost = true;
  }

  async poll(signal: AbortSignal, options: { wait: boolean }): Promise<number> {
    if (this.cursor() === undefined) {
      await this.begin(signal);
      return 0;
    }
    const { api, conversationId } = this.#terms;
    const wait = options.wait ? pollWait : 0;
    const { epoch, seq: after } = this.thread?.conversation ?? { epoch: "", seq: 0 };
    try {
      const page = await api.events(conversationId, { after, limit: pollSize, wait }, signal);
      if (page.epoch !== epoch) this.forget();
      else if (page.events.every((event) => this.#apply(event))) return page.events.length > 0 ? 0 : emptyPause;
    } catch (error) {
      if (!(error instanceof HearthError && error.code === "cursor_expired")) throw error;
      this.forget();
    }
    return emptyPause;
  }

  /** False where events before it are missing. */
  #apply(event: ConversationEvent): boolean {
    if (this.thread === null) return false;
    const next = applyToThread(this.thread, event);
    if (next === undefined) return false;
    if (next === this.thread) return true;
    this.thread = next;
    this.#terms.onEvent(event, next);
    return true;
  }
}
