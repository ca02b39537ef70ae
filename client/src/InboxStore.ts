import type { Conversation, InboxCounts, Operator } from "@hearth/contract";
import type { Api } from "./Api.ts";
import { Connection, type ConnectionTerms } from "./Connection.ts";
import type { ConnectionState, Feed } from "./Feed.ts";
import { HearthError } from "./HearthError.ts";
import {
  addInboxPage,
  applyToInbox,
  emptyInbox,
  type InboxList,
  type InboxQuestion,
  markSeen,
  maxListed,
  maxUnlisted,
} from "./inboxList.ts";
import type { Frame } from "./SseParser.ts";
import { Store } from "./Store.ts";
import { type Typist, Typists } from "./Typists.ts";

export type InboxSnapshot = {
  /** The newest activity first. */
  conversations: readonly Conversation[];
  /** Those that came in since the list was opened and were not looked at: see `markSeen`. */
  fresh: ReadonlySet<string>;
  /** `loadMore` would bring more; false where the list is full, at 10,000. */
  hasMore: boolean;
  /** How many conversations each view has; empty until they were fetched. At most a few seconds behind. */
  counts: InboxCounts | Record<string, never>;
  /** Who of the team is there, by id, as far as the stream has told. */
  presence: ReadonlyMap<string, Pick<Operator, "id" | "name" | "status">>;
  /** Who types, by conversation. */
  typing: ReadonlyMap<string, readonly Typist[]>;
  connection: ConnectionState;
  error: HearthError | null;
};

const pageSize = 50;

/** Counts are fetched this long after a change, once for all changes until then. In milliseconds. */
const countsDelay = 2_000;

/** Where streams do not pass, the first page is fetched so often. In milliseconds. */
const pollEvery = 10_000;

/** Changes held while the first page is fetched. With more, the connection is broken off and begins anew. */
const maxHeld = 1_000;

export type InboxStoreTerms = {
  api: Pick<Api, "inbox" | "inboxCounts">;
  connection: Omit<ConnectionTerms, "onState">;
};

/** One view of the inbox, kept live and sorted until `close`. */
export class InboxStore {
  readonly #terms: InboxStoreTerms;
  readonly #connection: Connection;
  readonly #closed = new AbortController();
  readonly #store = new Store<InboxSnapshot>({
    conversations: [],
    fresh: new Set(),
    hasMore: false,
    counts: {},
    presence: new Map(),
    typing: new Map(),
    connection: "connecting",
    error: null,
  });
  readonly #typists: Typists;
  #list: InboxList;
  #nextCursor: string | undefined;
  #streamCursor: string | undefined;
  #held: Conversation[] | undefined;
  #beginnings = 0;
  #loadingMore: Promise<void> | undefined;
  #stopCounts: (() => void) | undefined;

  constructor(question: InboxQuestion, terms: InboxStoreTerms) {
    this.#list = emptyInbox(question);
    this.#terms = terms;
    this.#typists = new Typists(terms.connection.environment.setTimer, () =>
      this.#show({ typing: byConversation(this.#typists.list) }),
    );
    this.#connection = new Connection(this.#feed(), {
      ...terms.connection,
      onState: (connection, error) => this.#show({ connection, error: error ?? null }),
    });
  }

  get getSnapshot(): () => InboxSnapshot {
    return this.#store.getSnapshot;
  }

  get subscribe(): (listener: () => void) => () => void {
    return this.#store.subscribe;
  }

  /** It was looked at, and is new no more. */
  markSeen(id: string): void {
    this.#list = markSeen(this.#list, id);
    this.#show({});
  }

  /** Brings the next page. Rejects with a HearthError. */
  loadMore(): Promise<void> {
    this.#loadingMore ??= this.#loadMore().finally(() => {
      this.#loadingMore = undefined;
    });
    return this.#loadingMore;
  }

  close(): void {
    this.#closed.abort();
    this.#connection.close();
    this.#typists.close();
    this.#stopCounts?.();
  }

  #feed(): Feed {
    return {
      topic: { inbox: "all" },
      cursor: () => this.#streamCursor,
      begin: (signal, cursor) => this.#begin(signal, cursor),
      take: (frame) => this.#take(frame),
      forget: () => {
        this.#streamCursor = undefined;
      },
      poll: async (signal) => {
        await this.#begin(signal, undefined);
        return pollEvery;
      },
    };
  }

  /**
   * The first page anew. What was there is let go: what left the view while nobody told cannot be known otherwise.
   */
  async #begin(signal: AbortSignal, cursor: string | undefined): Promise<void> {
    const held: Conversation[] = [];
    this.#held = held;
    try {
      const page = await this.#page(undefined, signal);
      if (signal.aborted) throw new HearthError("network", "Cut off");
      const { question, fresh } = this.#list;
      this.#beginnings += 1;
      this.#streamCursor = cursor;
      this.#nextCursor = page.nextCursor;
      this.#list = addInboxPage({ ...emptyInbox(question), fresh }, page);
    } finally {
      if (this.#held === held) this.#held = undefined;
    }
    for (const conversation of held) this.#list = applyToInbox(this.#list, conversation);
    this.#show({});
    this.#countSoon(0);
  }

  async #loadMore(): Promise<void> {
    const cursor = this.#nextCursor;
    if (cursor === undefined || !this.#store.getSnapshot().hasMore) return;
    if (this.#list.unlisted.size >= maxUnlisted) return this.#beginAgain();
    const beginnings = this.#beginnings;
    const page = await this.#page(cursor, this.#closed.signal).catch((error: unknown) => {
      if (error instanceof HearthError && error.code === "cursor_expired") return undefined;
      throw error;
    });
    if (page === undefined) return this.#beginAgain();
    if (beginnings !== this.#beginnings) return;
    this.#nextCursor = page.nextCursor;
    this.#list = addInboxPage(this.#list, page);
    this.#show({});
  }

  /** For a list that was read too long ago to go on from. */
  #beginAgain(): Promise<void> {
    return this.#begin(this.#closed.signal, this.#streamCursor);
  }

  #page(cursor: string | undefined, signal: AbortSignal) {
    const { view, label, search } = this.#list.question;
    return this.#terms.api.inbox({ view, label, search, cursor, limit: pageSize }, signal);
  }

  #take({ event, id, data }: Frame): boolean {
    if (event === "presence") this.#heard(data);
    if (event === "typing") this.#typists.heard(JSON.parse(data));
    if (event !== "conversation.changed") return true;
    const { conversation }: { conversation: Conversation } = JSON.parse(data);
    this.#countSoon(countsDelay);
    this.#wrote(conversation);
    if (this.#held !== undefined) {
      this.#held.push(conversation);
      return this.#held.length <= maxHeld;
    }
    this.#streamCursor = id ?? this.#streamCursor;
    this.#list = applyToInbox(this.#list, conversation);
    this.#show({});
    return true;
  }

  /** Whoever has just sent a message types no more. The list does not know who that was, but on which side. */
  #wrote({ id, seq, lastMessage }: Conversation): void {
    if (lastMessage?.seq !== seq) return;
    for (const typist of this.#typists.list) {
      if (typist.conversationId === id && typist.role === lastMessage.role) this.#typists.stopped(typist);
    }
  }

  #heard(data: string): void {
    const member: Pick<Operator, "id" | "name" | "status"> = JSON.parse(data);
    this.#show({ presence: new Map(this.#store.getSnapshot().presence).set(member.id, member) });
  }

  #countSoon(ms: number): void {
    if (this.#closed.signal.aborted || this.#stopCounts !== undefined) return;
    this.#stopCounts = this.#terms.connection.environment.setTimer(() => {
      this.#stopCounts = undefined;
      this.#count().catch(() => undefined);
    }, ms);
  }

  /** The next change asks again: counts that could not be fetched stay as they are until then. */
  async #count(): Promise<void> {
    this.#show({ counts: await this.#terms.api.inboxCounts(this.#closed.signal) });
  }

  #show(changed: Partial<InboxSnapshot>): void {
    const { conversations, fresh } = this.#list;
    const hasMore = this.#nextCursor !== undefined && conversations.length < maxListed;
    this.#store.set({ ...this.#store.getSnapshot(), ...changed, conversations, fresh, hasMore });
  }
}

function byConversation(typists: readonly Typist[]): Map<string, readonly Typist[]> {
  const by = new Map<string, readonly Typist[]>();
  for (const typist of typists) by.set(typist.conversationId, [...(by.get(typist.conversationId) ?? []), typist]);
  return by;
}
