/**
 * Puts numbered items in order, without a gap: what comes early is held back until what is missing has
 * come, what comes twice is dropped.
 */
export class Sequencer<Item extends { seq: number }> {
  readonly #held = new Map<number, Item>();
  #position: number;

  /** `position`: the seq of the last item that need not come any more. */
  constructor(position: number) {
    this.#position = position;
  }

  get position(): number {
    return this.#position;
  }

  /** Whether something is held back, and so something before it is missing. */
  get hasGap(): boolean {
    return this.#held.size > 0;
  }

  /** Takes items in any order; returns those that are next, in order. */
  take(items: readonly Item[]): Item[] {
    for (const item of items) if (item.seq > this.#position) this.#held.set(item.seq, item);
    const next: Item[] = [];
    for (let item = this.#held.get(this.#position + 1); item !== undefined; item = this.#held.get(this.#position + 1)) {
      this.#held.delete(item.seq);
      this.#position = item.seq;
      next.push(item);
    }
    return next;
  }
}
