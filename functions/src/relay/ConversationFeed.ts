import type { Firestore, QuerySnapshot } from "@google-cloud/firestore";
import { error as logError } from "firebase-functions/logger";
import { type StoredEvent, storedEventSchema } from "../conversation/StoredEvent.ts";
import type { ConversationReader } from "../log/ConversationReader.ts";
import { eventsRef } from "../log/paths.ts";
import { keepListening, type Listening } from "./keepListening.ts";
import { readEach } from "./readEach.ts";
import { Sequencer } from "./Sequencer.ts";

/** The listener's result set is bounded by this; it is anchored anew well before. */
const listened = 256;
const reanchorAt = 192;

/** How long a gap may close by itself before it is filled by a query. In milliseconds. */
const gapPatience = 500;

/** Each try waits twice as long as the one before, up to half a minute: a query costs up to 256 reads. */
const mostDoublings = 6;

/**
 * The events of one conversation after `after`, each once and in order, without a gap. A listener brings
 * them; what it leaves out is held back for and queried.
 */
export class ConversationFeed {
  readonly #conversationId: string;
  readonly #reader: ConversationReader;
  readonly #publish: (event: StoredEvent) => void;
  readonly #sequencer: Sequencer<StoredEvent>;
  readonly #listening: Listening;
  #anchor: number;
  #refill: NodeJS.Timeout | undefined;
  #refills = 0;

  constructor(
    source: { db: Firestore; reader: ConversationReader; conversationId: string; after: number },
    publish: (event: StoredEvent) => void,
  ) {
    this.#conversationId = source.conversationId;
    this.#reader = source.reader;
    this.#publish = publish;
    this.#anchor = source.after;
    this.#sequencer = new Sequencer(source.after);
    const events = eventsRef(source.db, source.conversationId);
    this.#listening = keepListening(
      () => {
        this.#anchor = this.#sequencer.position;
        return events.where("seq", ">", this.#anchor).orderBy("seq").limit(listened);
      },
      (snapshot) => this.#take(snapshot),
    );
  }

  /** The seq of the last event published, or where it began. */
  get position(): number {
    return this.#sequencer.position;
  }

  stop(): void {
    clearTimeout(this.#refill);
    this.#refill = undefined;
    this.#listening.stop();
  }

  #take(snapshot: QuerySnapshot): void {
    // "modified" is a text that was edited or deleted; who was sent the old one gets the event that says so.
    const added = snapshot.docChanges().filter(({ type }) => type === "added");
    this.#accept(
      readEach(
        added.map(({ doc }) => doc),
        (doc) => storedEventSchema.parse(doc.data()),
      ),
    );
    if (this.position - this.#anchor >= reanchorAt) this.#listening.restart();
  }

  #accept(events: StoredEvent[]): void {
    for (const event of this.#sequencer.take(events)) this.#publish(event);
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
    try {
      const events = await this.#reader.events(this.#conversationId, { after: this.position, limit: listened });
      if (this.#refill === undefined) return;
      this.#refill = undefined;
      this.#accept(events);
    } catch (failure) {
      logError("gap could not be filled", { conversationId: this.#conversationId, failure: String(failure) });
      if (this.#refill !== undefined) this.#fillLater();
    }
  }
}
