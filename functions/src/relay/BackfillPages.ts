import { LRUCache } from "lru-cache";
import type { StoredEvent } from "../conversation/StoredEvent.ts";
import { eventFrames, type Published } from "./eventFrames.ts";

/** Events fetched at a time. A page begins at a multiple of it, so that cursors near each other share one. */
export const pageSize = 100;

/**
 * Pages kept for the others who come back after the same cut: as many as one may be behind, and as long as a
 * thousand of them take on a busy instance.
 */
const kept = { max: 12, ttl: 30_000 };

/** `upTo`: events so far were there when it was fetched. Later ones may be, too, or not. */
type Page = { upTo: number; events: Promise<Published[]> };

export type Read = (page: { after: number; limit: number }) => Promise<StoredEvent[]>;

/** What lies before a window, a page at a time, each fetched once for all who ask for it at about the same time. */
export class BackfillPages {
  readonly #read: Read;
  readonly #onQuery: () => void;
  readonly #pages = new LRUCache<number, Page>(kept);

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
    const end = Math.min(upTo, start + pageSize);
    const known = this.#pages.get(start);
    const page = await (known !== undefined && known.upTo >= end ? known : this.#fetch(start, end, now)).events;
    const wanted = page.filter(({ seq }) => seq > position && seq <= upTo);
    const gap = wanted.findIndex(({ seq }, index) => seq !== position + 1 + index);
    return gap === -1 ? wanted : wanted.slice(0, gap);
  }

  /** A text was replaced: what was fetched before must not be served again. */
  forget(): void {
    this.#pages.clear();
  }

  #fetch(start: number, upTo: number, now: Date): Page {
    this.#onQuery();
    const read = this.#read({ after: start, limit: pageSize });
    const page = { upTo, events: read.then((all) => all.filter(({ expiresAt }) => expiresAt > now).map(eventFrames)) };
    this.#pages.set(start, page);
    page.events.catch(() => {
      if (this.#pages.get(start) === page) this.#pages.delete(start);
    });
    return page;
  }
}
