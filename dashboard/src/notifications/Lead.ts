/**
 * Which of several open tabs tells: the one used last, and when it is closed, another. A lock is held by at most one
 * of them; who is looked at steals it, and who was robbed waits in line. Without locks every tab tells.
 */
export class Lead {
  readonly #name: string;
  readonly #locks: LockManager | undefined;
  #has = false;
  #line: AbortController | undefined;
  #letGo: (() => void) | undefined;
  #isClosed = false;

  constructor(name: string, locks: LockManager | undefined) {
    this.#name = name;
    this.#locks = locks;
    this.#has = locks === undefined;
    this.#wait();
  }

  get isHeld(): boolean {
    return this.#has;
  }

  /** This is the tab that is used now. */
  take(): void {
    if (this.#has || this.#isClosed || this.#locks === undefined) return;
    this.#has = true;
    this.#line?.abort();
    this.#hold({ steal: true });
  }

  close(): void {
    this.#isClosed = true;
    this.#has = false;
    this.#line?.abort();
    this.#letGo?.();
  }

  #wait(): void {
    const line = new AbortController();
    this.#line = line;
    this.#hold({ signal: line.signal });
  }

  #hold(options: LockOptions): void {
    this.#locks
      ?.request(this.#name, options, () => {
        if (this.#isClosed) return Promise.resolve();
        this.#has = true;
        return new Promise<void>((resolve) => {
          this.#letGo = resolve;
        });
      })
      .catch(() => {
        if (options.signal?.aborted) return;
        this.#has = false;
        if (!this.#isClosed) this.#wait();
      });
  }
}
