import { setImmediate as nextTurn } from "node:timers/promises";

type Timer = { at: number; run: () => void };

/** Time that passes only when it is told to. */
export class FakeClock {
  #now = Date.parse("2026-11-22T13:48:00.000Z");
  readonly #timers = new Set<Timer>();

  readonly now = (): number => this.#now;

  readonly setTimer = (run: () => void, ms: number): (() => void) => {
    const timer = { at: this.#now + Math.max(0, ms), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Everything that is due within so many milliseconds, in order, and all that follows from it. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let timer = this.#next(until); timer !== undefined; timer = this.#next(until)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.run();
      await settle();
    }
    this.#now = until;
  }

  #next(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (timer.at <= until && timer.at < (next?.at ?? Infinity)) next = timer;
    return next;
  }
}

/** Until every promise that can settle has. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await nextTurn();
}
