import { type Query, type QuerySnapshot, Timestamp } from "@google-cloud/firestore";
import { type Conversation, Fault, type InboxCounts, type InboxView } from "@hearth/contract";
import type { Backend } from "../backend.ts";
import { type Head, headSchema } from "../conversation/Head.ts";
import { conversationOf } from "../conversation/wire.ts";
import { FreshList } from "./FreshList.ts";
import { type InboxQuestion, isAnswer, partsOf } from "./InboxQuestion.ts";
import { formatInboxCursor, type InboxPlace, parseInboxCursor } from "./inboxCursor.ts";
import { inboxQuery } from "./inboxQuery.ts";

export type InboxPage = { conversations: Conversation[]; nextCursor?: string };

/**
 * Firestore reads the past up to an hour back. A pass is given less: what was deleted meanwhile, its later pages
 * still show. In milliseconds.
 */
const maxPassAge = 10 * 60 * 1000;

/** The SDK's code for what the server will not take. */
const invalidArgument = 3;

/**
 * The team's lists. A pass over one is a single consistent view: every page after the first is read as of the
 * moment of the first, so that what moves meanwhile is neither skipped nor seen twice.
 */
export class Inbox {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #pages: FreshList<InboxPage>;
  readonly #counts: FreshList<number>;

  constructor(backend: Pick<Backend, "db" | "clock" | "log" | "freshness">) {
    this.#backend = backend;
    this.#pages = new FreshList(backend.freshness);
    this.#counts = new FreshList(backend.freshness);
    backend.log.onCommit((before, after) => {
      this.#pages.invalidate();
      // A message moves no conversation to another view, and counting all of them again costs the most.
      if (before?.state !== after.state || before.operator?.id !== after.operator?.id) this.#counts.invalidate();
    });
  }

  /**
   * At most `limit`, the newest activity first; of a search the youngest first, and the page may be short though
   * there are more. A read for each, and one to know whether there are more; a search that is narrowed reads up to
   * `2 * limit`. Throws `invalid_request` for what is no cursor of this question, `cursor_expired` for one too old.
   */
  async page(question: InboxQuestion, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
    if (cursor !== undefined) return this.#readPage(question, limit, this.#placeOf(cursor, question));
    const key = JSON.stringify([...partsOf(question), limit]);
    return this.#pages.get(key, () => this.#readPage(question, limit));
  }

  /** How many each view has. A read for every thousand, and at least one for each view. */
  async counts(operatorId: string): Promise<InboxCounts> {
    const [waiting, mine, assigned, bot, closed] = await Promise.all([
      this.#count("waiting", operatorId),
      this.#count("mine", operatorId),
      this.#count("assigned", operatorId),
      this.#count("bot", operatorId),
      this.#count("closed", operatorId),
    ]);
    return { all: waiting + assigned + bot + closed, waiting, mine, assigned, bot, closed };
  }

  #count(view: InboxView, operatorId: string): Promise<number> {
    const question = { view, operatorId };
    return this.#counts.get(JSON.stringify(partsOf(question)), async () => {
      const counted = await inboxQuery(this.#backend.db, question).count().get();
      return counted.data().count;
    });
  }

  async #readPage(question: InboxQuestion, limit: number, place?: InboxPlace): Promise<InboxPage> {
    const size = isNarrowed(question) ? 2 * limit : limit + 1;
    const query = inboxQuery(this.#backend.db, question).limit(size);
    const { docs, readTime } = await (place === undefined ? query.get() : this.#readOn(query, place));
    const heads = docs.map((snapshot) => headSchema.parse(snapshot.data()));
    const answers = heads.filter((head) => isAnswer(head, question));
    const shown = answers.slice(0, limit);
    const conversations = shown.map((head) => conversationOf(head, "staff"));
    const last = answers.length > limit ? shown.at(-1) : heads[size - 1];
    if (last === undefined) return { conversations };
    const readAt = place?.readAt ?? microsecondsOf(readTime);
    return { conversations, nextCursor: formatInboxCursor(placeAt(last, readAt, question), question) };
  }

  async #readOn(query: Query, { readAt, at, id }: InboxPlace): Promise<QuerySnapshot> {
    const readTime = new Timestamp(Math.floor(readAt / 1e6), (readAt % 1e6) * 1000);
    const rest = query.startAfter(new Date(at), id);
    try {
      // With a time to read at, the SDK begins no transaction: this is one call.
      return await this.#backend.db.runTransaction((read) => read.get(rest), { readOnly: true, readTime });
    } catch (error) {
      // The question was read before, at the present: only a time still to come can be wrong. Nobody was given that.
      if (error instanceof Error && "code" in error && error.code === invalidArgument) throw noCursor();
      throw error;
    }
  }

  #placeOf(cursor: string, question: InboxQuestion): InboxPlace {
    const place = parseInboxCursor(cursor, question);
    if (place === undefined) throw noCursor();
    if (place.readAt / 1000 < this.#backend.clock().getTime() - maxPassAge) {
      throw new Fault("cursor_expired", { detail: "Begin the list anew: one pass may take 10 minutes." });
    }
    return place;
  }
}

/** Whether what Firestore finds must still be looked through. */
function isNarrowed({ view, label, term }: InboxQuestion): boolean {
  return term !== undefined && (view !== "all" || label !== undefined || term.token !== term.whole);
}

function placeAt(head: Head, readAt: number, { term }: InboxQuestion): InboxPlace {
  const at = term === undefined ? head.lastActivityAt : head.createdAt;
  return { readAt, at: at.getTime(), id: head.id };
}

function microsecondsOf({ seconds, nanoseconds }: Timestamp): number {
  return seconds * 1e6 + Math.floor(nanoseconds / 1000);
}

function noCursor(): Fault {
  return new Fault("invalid_request", { errors: [{ path: "cursor", message: "is no cursor of this list" }] });
}
