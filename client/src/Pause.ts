import type { SetTimer } from "./Environment.ts";

/** A wait that can be ended early. One at a time. */
export class Pause {
  readonly #setTimer: SetTimer;
  #end: () => void = () => {};

  constructor(setTimer: SetTimer) {
    this.#setTimer = setTimer;
  }

  /** Resolves after `ms` milliseconds, or at `end`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#setTimer(() => resolve(), ms);
      this.#end = () => {
        stop();
        resolve();
      };
    });
  }

  end(): void {
    this.#end();
  }
}
