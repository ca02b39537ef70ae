import { error as logError } from "firebase-functions/logger";
import type { Principal } from "../conversation/Principal.ts";

/** How often an operator is said to be there: who is not heard of for 90 s counts as offline. In milliseconds. */
const beatEvery = 60_000;

/** Says of every operator whose inbox is open here that it is there. Times are milliseconds since 1970. */
export class OperatorHeartbeats {
  readonly #beat: (operatorId: string) => Promise<void>;
  readonly #known = new Map<string, { streams: number; beatAt: number }>();

  constructor(beat: (operatorId: string) => Promise<void>) {
    this.#beat = beat;
  }

  opened({ id, role }: Principal, now: number): void {
    if (role !== "operator" && role !== "admin") return;
    const known = this.#known.get(id) ?? { streams: 0, beatAt: Number.NEGATIVE_INFINITY };
    known.streams += 1;
    this.#known.set(id, known);
    this.#beatIfDue(id, known, now);
  }

  closed({ id }: Principal): void {
    const known = this.#known.get(id);
    if (known !== undefined) known.streams -= 1;
  }

  /** Call it every second. Who left is known for as long as coming back would be too soon to tell. */
  tick(now: number): void {
    for (const [id, known] of this.#known) {
      if (known.streams > 0) this.#beatIfDue(id, known, now);
      else if (now - known.beatAt >= beatEvery) this.#known.delete(id);
    }
  }

  #beatIfDue(id: string, known: { beatAt: number }, now: number): void {
    if (now - known.beatAt < beatEvery) return;
    known.beatAt = now;
    this.#beat(id).catch((failure) => logError("heartbeat could not be written", { failure: String(failure) }));
  }
}
