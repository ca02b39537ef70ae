/** A listener that brings nothing for so long is asked about. In milliseconds. */
const patience = 50_000;

/**
 * The same, for one that has brought only its first snapshot. The emulator may leave a listener without a commit
 * that landed while it began, until the next change brings both: a client would wait for it all that time.
 */
const firstPatience = 2_000;

/** Tells when a feed should ask whether its listener has missed something. Times are milliseconds since 1970. */
export class Silence {
  #snapshots = 0;
  #askAt = Number.POSITIVE_INFINITY;

  /** A listener begins: again, where there was one. */
  begins(now: number): void {
    this.#snapshots = 0;
    this.#askAt = now + patience;
  }

  /** It brought a snapshot. */
  heard(now: number): void {
    this.#snapshots += 1;
    this.#askAt = now + (this.#snapshots === 1 ? firstPatience : patience);
  }

  /** True once it is time to ask; and then not before it has been silent for as long again. */
  isOver(now: number): boolean {
    if (now < this.#askAt) return false;
    this.#askAt = now + patience;
    return true;
  }
}
