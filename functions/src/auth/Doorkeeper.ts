import type { Config } from "../config.ts";
import { perMinute } from "../conversation/pace.ts";
import { networksOf } from "./networksOf.ts";
import { Paces } from "./Paces.ts";

/** Clients that may share one connecting address: those that Hosting passes on, or a whole office. */
const clientsTogether = 20;

/**
 * Who may come in at all, on this instance: a ceiling that nobody meets who uses Hearth as it is meant. Each instance
 * counts for itself, so a flood over n of them passes n times as much; what must be exact is counted where it is
 * written (`pace.ts`, `mayBegin.ts`, `Uploads.ts`).
 */
export class Doorkeeper {
  readonly #clock: () => Date;
  readonly #origins: Paces;
  readonly #connected: Paces;
  readonly #refusals: Paces;
  readonly #tokens: Paces;

  constructor(config: Config, clock: () => Date) {
    this.#clock = clock;
    this.#origins = new Paces(perMinute(config.HEARTH_CALLS_PER_MINUTE));
    this.#connected = new Paces(perMinute(config.HEARTH_CALLS_PER_MINUTE * clientsTogether));
    this.#refusals = new Paces(perMinute(config.HEARTH_TOKENS_PER_MINUTE));
    this.#tokens = new Paces(perMinute(config.HEARTH_TOKENS_PER_MINUTE));
  }

  /** One call from there. Throws `rate_limited`. */
  admit(forwardedFor: string | undefined): void {
    const networks = networksOf(forwardedFor);
    if (networks === undefined) return;
    const now = this.#clock();
    this.#refusals.mayCome(networks.origin, now);
    this.#origins.take(networks.origin, now);
    this.#connected.take(networks.connected, now);
  }

  /** One from there proved to be nobody: who tries out tokens and keys is soon not heard any more. */
  refused(forwardedFor: string | undefined): void {
    const networks = networksOf(forwardedFor);
    if (networks === undefined) return;
    try {
      this.#refusals.take(networks.origin, this.#clock());
    } catch {
      return;
    }
  }

  /** One stream ticket or identity for this person. Throws `rate_limited`. */
  issue(personId: string): void {
    this.#tokens.take(personId, this.#clock());
  }
}
