import type { Mode } from "./Mode.ts";

type Place = { conversationId: string; mode: Mode };
type Kept = { key: string; text: string; at: number };

const prefix = "hearth-draft/";

/** More are begun by nobody who comes back to them. */
const capacity = 50;

/** A week, in milliseconds. */
const keptFor = 7 * 24 * 60 * 60 * 1_000;

/**
 * What one account has written and not sent. Of whoever else was here before, nothing is left: an office has computers
 * that many use. Where nothing can be kept, a reload loses what was not sent.
 */
export class Drafts {
  readonly #storage: Storage;
  readonly #own: string;
  readonly #now: () => number;

  /** `now` gives milliseconds since 1970. */
  constructor(storage: Storage, uid: string, now: () => number) {
    this.#storage = storage;
    this.#own = `${prefix}${uid}/`;
    this.#now = now;
    this.#prune();
  }

  read(place: Place): string {
    return this.#read(this.#key(place))?.text ?? "";
  }

  write(place: Place, text: string): void {
    const key = this.#key(place);
    const isFirst = this.#storage.getItem(key) === null;
    if (text === "") this.#storage.removeItem(key);
    else this.#keep(key, `${this.#now()} ${text}`);
    if (isFirst) this.#prune();
  }

  #keep(key: string, value: string): void {
    try {
      this.#storage.setItem(key, value);
    } catch {
      // It is full, or forbidden: the text stays where it is written.
    }
  }

  #key({ conversationId, mode }: Place): string {
    return `${this.#own}${conversationId}/${mode}`;
  }

  #read(key: string): Kept | undefined {
    const [, at, text] = /^(\d+) (.+)$/s.exec(this.#storage.getItem(key) ?? "") ?? [];
    return text === undefined ? undefined : { key, text, at: Number(at) };
  }

  #prune(): void {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? "");
    const drafts = keys.filter((key) => key.startsWith(prefix));
    const kept = drafts
      .filter((key) => key.startsWith(this.#own))
      .flatMap((key) => this.#read(key) ?? [])
      .filter(({ at }) => this.#now() - at < keptFor)
      .sort((a, b) => b.at - a.at)
      .slice(0, capacity);
    const staying = new Set(kept.map(({ key }) => key));
    for (const key of drafts) if (!staying.has(key)) this.#storage.removeItem(key);
  }
}
