import { LRUCache } from "lru-cache";

export type FreshOptions = {
  /** Milliseconds on a clock that never jumps. */
  uptime: () => number;
  /** For how long an answer is given again, from when its read began. In milliseconds. */
  maxAge: number;
};

/** Different questions whose answers are kept at a time; the one unused for longest goes first. */
const maxKept = 200;

/**
 * Answers to questions that many ask at once: equal ones share one read, and for a moment its answer is given
 * again. `invalidate` whenever this instance has written; who asks from then on gets what is there then. What
 * another instance wrote is seen once the answer is too old.
 */
export class FreshList<Answer> {
  readonly #options: FreshOptions;
  readonly #kept = new LRUCache<string, { began: number; answer: Promise<Answer> }>({ max: maxKept });

  constructor(options: FreshOptions) {
    this.#options = options;
  }

  /** `read`'s answer to the question that `key` stands for. One that fails is not given again. */
  get(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const { uptime, maxAge } = this.#options;
    const known = this.#kept.get(key);
    if (known !== undefined && uptime() - known.began < maxAge) return known.answer;
    const asked = { began: uptime(), answer: read() };
    this.#kept.set(key, asked);
    asked.answer.catch(() => {
      if (this.#kept.get(key) === asked) this.#kept.delete(key);
    });
    return asked.answer;
  }

  invalidate(): void {
    this.#kept.clear();
  }
}
