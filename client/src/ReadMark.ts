/** How far this side has read: said once, never back, and again after a failure when `say` is called the next time. */
export class ReadMark {
  readonly #send: (seq: number) => Promise<unknown>;
  #wanted = 0;
  #said = 0;
  #isSaying = false;

  constructor(send: (seq: number) => Promise<unknown>) {
    this.#send = send;
  }

  move(seq: number): void {
    this.#wanted = Math.max(this.#wanted, seq);
    void this.say();
  }

  async say(): Promise<void> {
    if (this.#isSaying) return;
    this.#isSaying = true;
    try {
      while (this.#wanted > this.#said) {
        const seq = this.#wanted;
        await this.#send(seq);
        this.#said = seq;
      }
    } catch {
      // Not worth a word to who reads: it is said again when the connection is back.
    } finally {
      this.#isSaying = false;
    }
  }
}
