import {
  type Conversation,
  type ConversationEvent,
  kindOfAttachment,
  type Message,
  type QueuePlace,
} from "@hearth/contract";
import type { CustomerApi, Draft } from "./Api.ts";
import { Connection, type ConnectionTerms } from "./Connection.ts";
import { ConversationFeed } from "./ConversationFeed.ts";
import type { ConnectionState } from "./Feed.ts";
import type { HearthError } from "./HearthError.ts";
import { newId } from "./newId.ts";
import type { Outbox } from "./Outbox.ts";
import type { OutboxFile, PendingItem } from "./OutboxStorage.ts";
import { ReadMark } from "./ReadMark.ts";
import { Store } from "./Store.ts";
import { type Typist, Typists } from "./Typists.ts";
import { addAnswered, addOlder, isOfOlder } from "./thread.ts";

/** One conversation as it is to be shown. */
export type ConversationSnapshot = {
  /** Null until it was fetched for the first time. */
  conversation: Conversation | null;
  /** Ascending by `seq`, without a hole, up to the newest. */
  messages: readonly Message[];
  /** What was sent here and is not among `messages` yet, in order: to be shown after them. Never in both. */
  pending: readonly PendingItem[];
  hasOlder: boolean;
  connection: ConnectionState;
  /** Why it was refused; else null. */
  error: HearthError | null;
  typing: readonly Typist[];
  /** The waiting customer's place; null where it does not wait, or has not been told. */
  queue: Omit<QueuePlace, "waitingSeconds"> | null;
};

/** While somebody types it is said so often; the others drop it after 10 s. In milliseconds. */
const typingEvery = 3_000;

const olderSize = 50;

export type ConversationStoreTerms = {
  api: CustomerApi;
  outbox: Outbox;
  connection: Omit<ConnectionTerms, "onState">;
};

/** One open conversation, kept live until `close`. */
export class ConversationStore {
  readonly id: string;
  readonly #terms: ConversationStoreTerms;
  readonly #store: Store<ConversationSnapshot>;
  readonly #feed: ConversationFeed;
  readonly #connection: Connection;
  readonly #typists: Typists;
  readonly #read: ReadMark;
  readonly #unwatch: () => void;
  #loadingOlder: Promise<void> | undefined;
  #beginnings = 0;
  #changesOfOlder = 0;
  #saidTypingAt: number | undefined;

  constructor(id: string, terms: ConversationStoreTerms) {
    const { api, outbox, connection } = terms;
    this.id = id;
    this.#terms = terms;
    this.#store = new Store<ConversationSnapshot>({
      conversation: null,
      messages: [],
      pending: outbox.of(id),
      hasOlder: false,
      connection: "connecting",
      error: null,
      typing: [],
      queue: null,
    });
    this.#typists = new Typists(connection.environment.setTimer, () => this.#show({ typing: this.#typists.list }));
    this.#read = new ReadMark((seq) => api.read(id, seq));
    this.#unwatch = outbox.watch(id, { onChange: () => this.#show({}), onSent: (message) => this.#sent(message) });
    this.#feed = new ConversationFeed({
      api,
      conversationId: id,
      onBegin: ({ messages }) => this.#began(messages),
      onEvent: (event) => this.#changed(event),
      onEphemeral: (name, data) => this.#told(name, data),
    });
    this.#connection = new Connection(this.#feed, {
      ...connection,
      onState: (state, error) => this.#connected(state, error),
    });
  }

  get getSnapshot(): () => ConversationSnapshot {
    return this.#store.getSnapshot;
  }

  get subscribe(): (listener: () => void) => () => void {
    return this.#store.subscribe;
  }

  /**
   * Shows the message as pending at once and sends it when that is possible, after its file. Returns its `clientId`.
   * Throws a HearthError `outbox_full` where too many wait, or too large files.
   */
  send({ file, ...draft }: Draft & { file?: OutboxFile }): string {
    const { now, random } = this.#terms.connection.environment;
    const clientId = newId(random);
    const kind = draft.kind ?? (file && kindOfAttachment({ contentType: file.blob.type }));
    this.#terms.outbox.add(this.id, { ...draft, kind, clientId, sentAt: new Date(now()).toISOString() }, file);
    this.#saidTypingAt = undefined;
    return clientId;
  }

  /** Sends what has failed once more. */
  retry(clientId: string): void {
    this.#terms.outbox.retry(clientId);
  }

  /** Gives up a message that is pending or has failed. What is on its way at this moment may still arrive. */
  discard(clientId: string): void {
    this.#terms.outbox.discard(clientId);
  }

  /** Brings the page before the oldest message. Rejects with a HearthError. */
  loadOlder(): Promise<void> {
    this.#loadingOlder ??= this.#loadOlder().finally(() => {
      this.#loadingOlder = undefined;
    });
    return this.#loadingOlder;
  }

  /** Everything up to `seq` was read; by default, up to the newest message. */
  markRead(seq = this.getSnapshot().messages.at(-1)?.seq ?? 0): void {
    this.#read.move(seq);
  }

  /** Call it at every key; it is said every three seconds. What does not get through is not said again. */
  setTyping(typing: boolean): void {
    const now = this.#terms.connection.environment.now();
    const saidAt = this.#saidTypingAt;
    const isKnown = typing ? saidAt !== undefined && now - saidAt < typingEvery : saidAt === undefined;
    if (isKnown) return;
    this.#saidTypingAt = typing ? now : undefined;
    this.#terms.api.typing(this.id, typing).catch(() => undefined);
  }

  /** Ends the connection. What is pending is sent all the same. */
  close(): void {
    this.#connection.close();
    this.#typists.close();
    this.#unwatch();
  }

  async #loadOlder(): Promise<void> {
    for (;;) {
      const { messages, hasOlder } = this.getSnapshot();
      const [oldest] = messages;
      if (!hasOlder || oldest === undefined) return;
      const changes = this.#changesOfOlder;
      const beginnings = this.#beginnings;
      const page = await this.#terms.api.messages(this.id, { before: oldest.seq, limit: olderSize });
      // A page read before an edit that came meanwhile would bring the old text for good; and after a reset it would
      // not join what is shown.
      if (changes !== this.#changesOfOlder || beginnings !== this.#beginnings || !this.#feed.thread) continue;
      this.#feed.thread = addOlder(this.#feed.thread, page);
      return this.#show({});
    }
  }

  #began(messages: readonly Message[]): void {
    this.#beginnings += 1;
    for (const { clientId } of messages) if (clientId !== null) this.#terms.outbox.confirm(clientId);
    this.#show({});
  }

  #changed(event: ConversationEvent): void {
    if (event.type !== "hidden" && event.message !== undefined) {
      const { thread } = this.#feed;
      if (thread !== null && isOfOlder(thread, event)) this.#changesOfOlder += 1;
      const { clientId, author } = event.message;
      this.#typists.stopped({ conversationId: this.id, id: author.id });
      if (clientId !== null) this.#terms.outbox.confirm(clientId);
    }
    this.#show({});
  }

  #sent(message: Message): void {
    if (this.#feed.thread === null) return;
    this.#feed.thread = addAnswered(this.#feed.thread, message);
    this.#show({});
  }

  #told(name: string, data: string): void {
    if (name === "queue") {
      const queue: ConversationSnapshot["queue"] = JSON.parse(data);
      this.#show({ queue });
    }
    if (name === "typing") this.#typists.heard(JSON.parse(data));
  }

  #connected(connection: ConnectionState, error: HearthError | undefined): void {
    this.#show({ connection, error: error ?? null });
    if (connection === "live" || connection === "polling") void this.#read.say();
  }

  #show(changed: Partial<ConversationSnapshot>): void {
    const { thread } = this.#feed;
    const before = this.#store.getSnapshot();
    const messages = thread?.messages ?? before.messages;
    const shown = new Set(messages.map(({ clientId }) => clientId));
    const pending = this.#terms.outbox.of(this.id).filter(({ draft }) => !shown.has(draft.clientId));
    const conversation = thread?.conversation ?? null;
    const queue = conversation?.state === "waiting" ? before.queue : null;
    this.#store.set({
      ...before,
      queue,
      ...changed,
      conversation,
      messages,
      pending,
      hasOlder: thread?.hasOlder ?? false,
    });
  }
}
