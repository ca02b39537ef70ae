import type { Firestore } from "@google-cloud/firestore";
import { Fault } from "@hearth/contract";
import type { Principal } from "../conversation/Principal.ts";
import { ApiKeys, isApiKey } from "./apiKeys.ts";
import { hasRole, verifyIdToken } from "./idTokens.ts";
import type { Session } from "./Session.ts";

const bearer = /^Bearer +(\S+)$/i;

/** Turns an Authorization header into a session: a Firebase ID token, or an integration's API key. */
export class Authenticator {
  readonly #apiKeys: ApiKeys;

  constructor(db: Firestore) {
    this.#apiKeys = new ApiKeys(db);
  }

  /** Throws `unauthenticated` where the header is missing, malformed, or proves nothing. */
  async authenticate(authorization: string | undefined): Promise<Session> {
    const token = bearer.exec(authorization ?? "")?.[1];
    if (token === undefined) {
      throw new Fault("unauthenticated", { detail: "Send Authorization: Bearer <Firebase ID token or API key>." });
    }
    return isApiKey(token) ? this.#byApiKey(token) : this.#byIdToken(token);
  }

  /**
   * Whether someone of the team still is: the key not disabled, the account neither disabled nor of another
   * role. A token says what was true when it was made, up to an hour ago. Customers are not asked about.
   */
  async isCurrent(principal: Principal): Promise<boolean> {
    if (principal.role === "customer") return true;
    if (principal.role === "bot") return this.#apiKeys.isEnabled(principal);
    const { auth } = await import("./firebaseAuth.ts");
    return hasRole(auth(), principal);
  }

  async #byApiKey(key: string): Promise<Session> {
    const principal = await this.#apiKeys.verify(key);
    if (principal === undefined) throw new Fault("unauthenticated", { detail: "The API key is not valid." });
    return { principal, expiresAt: null };
  }

  /** firebase-admin/auth is loaded with the first token: it is a fifth of a cold start. */
  async #byIdToken(token: string): Promise<Session> {
    const { auth } = await import("./firebaseAuth.ts");
    return verifyIdToken(auth(), token);
  }
}
