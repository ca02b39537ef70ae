import { LRUCache } from "lru-cache";
import { paced, type Rate } from "../conversation/pace.ts";

/** Names kept: of whoever has not come for longest nothing is known any more, and it has all its turns. */
const kept = 20_000;

/** How fast each of many comes, in the memory of this instance: no other one knows. */
export class Paces {
  readonly #rate: Rate;
  readonly #until = new LRUCache<string, Date>({ max: kept });

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one turn. Throws `rate_limited`. */
  take(name: string, now: Date): void {
    this.#until.set(name, this.#next(name, now));
  }

  /** Takes none. Throws `rate_limited` where there is none left. */
  mayCome(name: string, now: Date): void {
    this.#next(name, now);
  }

  #next(name: string, now: Date): Date {
    return paced(this.#until.get(name) ?? null, now, this.#rate);
  }
}
