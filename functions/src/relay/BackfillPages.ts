import { LRUCache } from "lru-cache";
import type { StoredEvent } from "../conversation/StoredEvent.ts";
import { eventFrames, type Published } from "./eventFrames.ts";

/** Events fetched at a time. A page begins at a multiple of it, so that cursors near each other share one. */
export const pageSize = 100;

/** Pages kept for the others who come back after the same cut: a few seconds, a few pages. */
const kept = { max: 16, ttl: 5_000 };

export type Read = (page: { after: number; limit: number }) => Promise<StoredEvent[]>;

/** What lies before a window, a page at a time, each fetched once for all who ask for it at about the same time. */
export class BackfillPages {
  readonly #read: Read;
  readonly #onQuery: () => void;
  readonly #pages = new LRUCache<number, Promise<Published[]>>(kept);

  constructor(read: Read, onQuery: () => void) {
    this.#read = read;
    this.#onQuery = onQuery;
  }

  /**
   * Events that follow `position` without a gap, at most to the end of their page; `upTo` is known to exist.
   * None: the next one is past its time, `now`, or gone.
   */
  async after(position: number, upTo: number, now: Date): Promise<Published[]> {
    const start = position - (position % pageSize);
    const isFull = upTo >= start + pageSize;
    const page = await (this.#pages.get(start) ?? this.#fetch(start, isFull, now));
    const wanted = page.filter(({ seq }) => seq > position && seq <= upTo);
    const gap = wanted.findIndex(({ seq }, index) => seq !== position + 1 + index);
    return gap === -1 ? wanted : wanted.slice(0, gap);
  }

  /** A text was replaced: what was fetched before must not be served again. */
  forget(): void {
    this.#pages.clear();
  }

  /** A page that still grows is shared only while it is on its way. */
  #fetch(start: number, isFull: boolean, now: Date): Promise<Published[]> {
    this.#onQuery();
    const page = this.#read({ after: start, limit: pageSize }).then((events) =>
      events.filter(({ expiresAt }) => expiresAt > now).map(eventFrames),
    );
    this.#pages.set(start, page);
    const drop = () => {
      if (this.#pages.get(start) === page) this.#pages.delete(start);
    };
    page.then(() => isFull || drop(), drop);
    return page;
  }
}
