import type { GetToken } from "@hearth/client";
import { type AccountCalls, SignedOut } from "./accountCalls.ts";
import { parseSession, type Session } from "./Session.ts";

/** A token that ends sooner is fetched anew before it is used. In milliseconds. */
const margin = 60_000;

export type AccountTerms = {
  calls: AccountCalls;
  /** One place for all tabs of the page. */
  storage: { read: () => string | null; write: (text: string | null) => void };
  /** Runs one at a time, of all tabs. */
  lock: <Result>(run: () => Promise<Result>) => Promise<Result>;
  now: () => number;
  /** Firebase knows the account no more. */
  onSignedOut: () => void;
};

/**
 * The account that this browser writes with. It is kept where all tabs find it: whoever has the lock looks there again
 * before it asks for a token, so that of many tabs one asks.
 */
export class Account {
  readonly #terms: AccountTerms;
  /** Where the page may not store, this is all there is. */
  #session: Session | null;
  #text: string | null;
  /** The storage does keep: what is not there any more, another tab has signed out. */
  #isStored: boolean;

  constructor(terms: AccountTerms) {
    this.#terms = terms;
    this.#text = terms.storage.read();
    this.#session = parseSession(this.#text);
    this.#isStored = this.#text !== null;
  }

  /** The newest, of whichever tab. */
  get session(): Session | null {
    const text = this.#terms.storage.read();
    if (text !== this.#text && (text !== null || this.#isStored)) {
      this.#text = text;
      this.#session = parseSession(text);
      this.#isStored = text !== null;
    }
    return this.#session;
  }

  readonly getToken: GetToken = async ({ refresh }) => {
    const used = this.session;
    if (used === null) return null;
    if (!refresh && this.#isGood(used)) return used.idToken;
    return this.#terms.lock(async () => {
      const newest = this.session;
      if (newest === null) return null;
      if (newest.idToken !== used.idToken && this.#isGood(newest)) return newest.idToken;
      try {
        return this.#keep(await this.#terms.calls.refresh(newest)).idToken;
      } catch (error) {
        if (!(error instanceof SignedOut)) throw error;
        this.forget();
        this.#terms.onSignedOut();
        return null;
      }
    });
  };

  /** The account that there is, else a new one. */
  ensure(): Promise<Session> {
    return this.#terms.lock(async () => this.session ?? this.#keep(await this.#terms.calls.signUp()));
  }

  /** Another account from now on. */
  replace(session: () => Promise<Session>): Promise<Session> {
    return this.#terms.lock(async () => this.#keep(await session()));
  }

  forget(): void {
    this.#session = null;
    this.#text = null;
    this.#terms.storage.write(null);
  }

  #isGood({ expiresAt }: Session): boolean {
    return expiresAt - margin > this.#terms.now();
  }

  #keep(session: Session): Session {
    this.#session = session;
    this.#text = JSON.stringify(session);
    this.#terms.storage.write(this.#text);
    this.#isStored = this.#terms.storage.read() === this.#text;
    return session;
  }
}
