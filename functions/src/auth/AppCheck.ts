import { createHash } from "node:crypto";
import { Fault } from "@hearth/contract";
import { LRUCache } from "lru-cache";
import type { Principal } from "../conversation/Principal.ts";

/** Until when an App Check token is good. Throws an error whose `code` begins with `app-check/` for one that is not. */
export type VerifyAppCheck = (token: string) => Promise<Date>;

/** Tokens whose proof is remembered; each lasts an hour or so. */
const kept = 10_000;

/** Firebase's are about 1 kB. In characters. */
const longest = 4_096;

/** Whether a call comes from an app of ours: asked of customers alone, for everybody else has shown more than that. */
export class AppCheck {
  readonly #options: { enforced: boolean; verify: VerifyAppCheck; clock: () => Date };
  /** By their hashes, with the time at which they expire. */
  readonly #known = new LRUCache<string, Date>({ max: kept });

  constructor(options: { enforced: boolean; verify: VerifyAppCheck; clock: () => Date }) {
    this.#options = options;
  }

  /** Throws `unauthenticated` for a customer without a good token. */
  async check({ role }: Principal, token: string | undefined): Promise<void> {
    if (!this.#options.enforced || role !== "customer") return;
    if (token === undefined || token.length > longest) throw refusal("Send X-Firebase-AppCheck: <App Check token>.");
    const hash = createHash("sha256").update(token).digest("base64url");
    const until = this.#known.get(hash) ?? (await this.#options.verify(token).catch(refuse));
    if (until <= this.#options.clock()) throw refusal("The App Check token has expired.");
    this.#known.set(hash, until);
  }
}

function refuse(error: unknown): never {
  const isRefused = error instanceof Error && "code" in error && String(error.code).startsWith("app-check/");
  throw isRefused ? refusal("The App Check token is not valid.") : error;
}

function refusal(detail: string): Fault {
  return new Fault("unauthenticated", { detail });
}
