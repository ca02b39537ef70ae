import type { Firestore, QuerySnapshot } from "@google-cloud/firestore";
import { error as logError } from "firebase-functions/logger";
import { type StoredEvent, storedEventSchema } from "../conversation/StoredEvent.ts";
import type { ConversationReader } from "../log/ConversationReader.ts";
import { eventsRef } from "../log/paths.ts";
import { readEach } from "../log/readEach.ts";
import { keepListening, type Listening } from "./keepListening.ts";
import { Sequencer } from "./Sequencer.ts";
import { Silence } from "./Silence.ts";

/** The listener's result set is bounded by this; it is anchored anew well before. */
const listened = 256;
const reanchorAt = 192;

/** How long a gap may close by itself before it is filled by a query. In milliseconds. */
const gapPatience = 500;

/** Each try waits twice as long as the one before, up to half a minute: a query costs up to 256 reads. */
const mostDoublings = 6;

export type FeedSource = {
  db: Firestore;
  reader: ConversationReader;
  conversationId: string;
  epoch: string;
  after: number;
};

export type FeedSink = {
  /** The next events, in order; all that came at once. */
  publish(events: readonly StoredEvent[]): void;
  onRestart(): void;
  /** The conversation is no more, or another one by now. */
  onGone(): void;
};

/**
 * The events of one conversation after `after`, each once and in order, without a gap. A listener brings
 * them; what it leaves out is held back for and queried.
 */
export class ConversationFeed {
  readonly #source: FeedSource;
  readonly #sink: FeedSink;
  readonly #sequencer: Sequencer<StoredEvent>;
  readonly #listening: Listening;
  readonly #silence = new Silence();
  #anchor: number;
  #refill: NodeJS.Timeout | undefined;
  #refills = 0;

  constructor(source: FeedSource, sink: FeedSink) {
    this.#source = source;
    this.#sink = sink;
    this.#anchor = source.after;
    this.#sequencer = new Sequencer(source.after);
    const events = eventsRef(source.db, source.conversationId);
    this.#listening = keepListening({
      query: () => {
        this.#silence.begins(Date.now());
        this.#anchor = this.#sequencer.position;
        return events.where("seq", ">", this.#anchor).orderBy("seq").limit(listened);
      },
      onSnapshot: (snapshot) => this.#take(snapshot),
      onFailure: sink.onRestart,
    });
  }

  /**
   * Asks Firestore, 1 read, about a feed that has been silent: a conversation that was deleted is gone; one
   * that moved on has a listener that died without a word, and gets another.
   */
  check(now: number): void {
    if (this.#silence.isOver(now)) void this.#checkHead();
  }

  stop(): void {
    clearTimeout(this.#refill);
    this.#refill = undefined;
    this.#listening.stop();
  }

  #take(snapshot: QuerySnapshot): void {
    this.#silence.heard(Date.now());
    // "modified" is a text that was edited or deleted; the event that says so comes with it.
    const added = snapshot.docChanges().flatMap(({ type, doc }) => (type === "added" ? [doc] : []));
    this.#accept(readEach(added, (doc) => storedEventSchema.parse(doc.data())));
    if (this.#sequencer.position - this.#anchor >= reanchorAt) this.#listening.restart();
  }

  #accept(events: StoredEvent[]): void {
    const next = this.#sequencer.take(events);
    if (next.length > 0) this.#sink.publish(next);
    if (!this.#sequencer.hasGap) {
      clearTimeout(this.#refill);
      this.#refill = undefined;
      this.#refills = 0;
    } else if (this.#refill === undefined) this.#fillLater();
  }

  #fillLater(): void {
    const patience = gapPatience * 2 ** Math.min(this.#refills, mostDoublings);
    this.#refills += 1;
    this.#refill = setTimeout(() => void this.#fillGap(), patience);
  }

  async #fillGap(): Promise<void> {
    const { reader, conversationId } = this.#source;
    try {
      const events = await reader.events(conversationId, { after: this.#sequencer.position, limit: listened });
      if (this.#refill === undefined) return;
      this.#refill = undefined;
      this.#accept(events);
    } catch (failure) {
      logError("gap could not be filled", { conversationId, failure: String(failure) });
      if (this.#refill !== undefined) this.#fillLater();
    }
  }

  async #checkHead(): Promise<void> {
    const { reader, conversationId, epoch } = this.#source;
    try {
      const head = await reader.head(conversationId);
      if (head?.epoch !== epoch) this.#sink.onGone();
      else if (head.seq > this.#sequencer.position) {
        this.#listening.restart();
        this.#sink.onRestart();
      }
    } catch (failure) {
      logError("silent feed could not be checked", { conversationId, failure: String(failure) });
    }
  }
}
