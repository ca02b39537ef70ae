import { type Api, type ConversationStore, HearthError } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { type Change, changeOf } from "./Change.ts";
import { type Span, spanToAsk } from "./spanToAsk.ts";

/** Events of one answer, and answers for one span: what changed longer ago is not told of. */
const pageSize = 100;
const maxPages = 5;

/** Spans that wait for their turn. With more, the oldest is given up: its lines are missing until it is opened anew. */
const maxWaiting = 50;

type Terms = { api: Pick<Api, "events">; store: Pick<ConversationStore, "id" | "subscribe" | "getSnapshot"> };

/**
 * Who took over, released and closed, between the messages that are loaded. The store keeps only the conversation as it
 * is now, so that the events of the seqs that no message has are asked for: when messages are loaded, and when the state
 * or its holder changes.
 */
export class ConversationChanges {
  readonly #terms: Terms;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  readonly #waiting: Span[] = [];
  #changes: readonly Change[] = [];
  #seen: Conversation | null = null;
  #from = Number.POSITIVE_INFINITY;
  #isAsking = false;
  #isClosed = false;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#unwatch = terms.store.subscribe(() => this.#look());
    this.#look();
  }

  /** Ascending by `seq`; the same list until there is another. */
  readonly getSnapshot = (): readonly Change[] => this.#changes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
  }

  #look(): void {
    const { conversation, messages, connection } = this.#terms.store.getSnapshot();
    if (conversation === null) return;
    const seen = this.#seen;
    const oldest = messages[0]?.seq ?? conversation.seq;
    if (oldest < this.#from)
      this.#want(spanToAsk({ from: oldest, to: Math.min(this.#from, conversation.seq) }, messages));
    this.#from = Math.min(this.#from, oldest);
    const isOther = seen?.state !== conversation.state || seen.operator?.id !== conversation.operator?.id;
    if (seen !== null && isOther) this.#want({ from: seen.seq, to: conversation.seq });
    this.#seen = conversation;
    if (connection === "live" || connection === "polling") void this.#ask();
  }

  #want(span: Span | null): void {
    if (span === null) return;
    this.#waiting.push(span);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      for (let span = this.#waiting[0]; span !== undefined && !this.#isClosed; span = this.#waiting[0]) {
        await this.#read(span);
        this.#waiting.splice(this.#waiting.indexOf(span), 1);
      }
    } catch (error) {
      // Nothing to tell a person: what can be had later is asked for at the next change, what is gone never.
      if (!(error instanceof HearthError && error.isTemporary)) this.#waiting.shift();
    } finally {
      this.#isAsking = false;
    }
  }

  async #read({ from, to }: Span): Promise<void> {
    const { api, store } = this.#terms;
    let before: Pick<Conversation, "state" | "operator"> | undefined;
    let after = Math.max(0, from - 1);
    for (let page = 0; page < maxPages && after < to; page += 1) {
      const { events } = await api.events(store.id, { after, limit: Math.min(pageSize, to - after) });
      const found: Change[] = [];
      for (const event of events) {
        after = event.seq;
        if (event.type === "hidden") continue;
        const change = before && changeOf(before, event);
        if (change) found.push(change);
        before = event.conversation;
      }
      if (events.length === 0 || this.#isClosed) return;
      this.#add(found);
    }
  }

  #add(found: readonly Change[]): void {
    const known = new Set(this.#changes.map(({ seq }) => seq));
    const fresh = found.filter(({ seq }) => !known.has(seq));
    if (fresh.length === 0) return;
    this.#changes = [...this.#changes, ...fresh].sort((a, b) => a.seq - b.seq);
    for (const listener of this.#listeners) listener();
  }
}
