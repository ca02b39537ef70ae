import type { LiveTopic } from "./LiveTopic.ts";

/** A topic nobody follows stays this long, for those who reconnect. In milliseconds. */
const linger = 30_000;

/** The topics of one sort that are followed on this instance, or were a moment ago. */
export class Topics<Live extends LiveTopic> {
  readonly #entries = new Map<string, { live: Live; emptySince: number | undefined }>();

  get size(): number {
    return this.#entries.size;
  }

  get(name: string): Live | undefined {
    const entry = this.#entries.get(name);
    if (entry !== undefined) entry.emptySince = undefined;
    return entry?.live;
  }

  /** The topic of that name; started where there is none. */
  getOrStart(name: string, start: () => Live): Live {
    const live = this.get(name) ?? start();
    if (!this.#entries.has(name)) this.#entries.set(name, { live, emptySince: undefined });
    return live;
  }

  /** Looks after the feeds, and ends topics that nobody has followed for a while. */
  tick(now: number): void {
    for (const [name, entry] of this.#entries) {
      if (entry.live.topic.size > 0) {
        entry.emptySince = undefined;
        entry.live.check(now);
        continue;
      }
      entry.emptySince ??= now;
      if (now - entry.emptySince < linger) continue;
      entry.live.stop();
      this.#entries.delete(name);
    }
  }

  stop(): void {
    for (const { live } of this.#entries.values()) live.stop();
  }
}
