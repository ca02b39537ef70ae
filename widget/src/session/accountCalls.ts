import type { ClientConfig } from "@hearth/contract";
import type { Session } from "./Session.ts";

/** What Firebase does not let in any more; everything else that fails may succeed later. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
}

export type AccountCalls = ReturnType<typeof accountCalls>;

/** Whose account it is, where anybody knows. */
type Known = Pick<Session, "userId" | "before">;

type Terms = { config: () => Promise<ClientConfig>; fetch: typeof fetch; now: () => number };

/** Firebase's accounts by their REST addresses: a few hundred bytes, where its SDK has 36 KB. Each call rejects. */
export function accountCalls({ config, fetch, now }: Terms) {
  /** `service`: the host of Google, which the emulator has as the first part of its path. */
  async function post(service: string, path: string, body: object): Promise<Record<string, unknown>> {
    const { authEmulatorUrl, webApiKey } = await config();
    const base = authEmulatorUrl === null ? "https:/" : authEmulatorUrl.replace(/\/+$/, "");
    const response = await fetch(`${base}/${service}.googleapis.com/v1/${path}?key=${webApiKey || "emulator"}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.status === 400) throw new SignedOut();
    if (!response.ok) throw new Error(`Answered with ${response.status}`);
    return response.json();
  }

  function sessionOf(given: Record<string, unknown>, { userId, before }: Known) {
    const idToken = String(given.idToken);
    const session: Session = {
      uid: uidOf(idToken),
      userId,
      before,
      idToken,
      refreshToken: String(given.refreshToken),
      expiresAt: now() + Number(given.expiresIn) * 1_000,
    };
    return session;
  }

  return {
    /** A new account without a name. */
    async signUp(): Promise<Session> {
      const given = await post("identitytoolkit", "accounts:signUp", { returnSecureToken: true });
      return sessionOf(given, { userId: null, before: null });
    },

    /** The account that the server has named in a token of its own. */
    async signIn(customToken: string, known: Known): Promise<Session> {
      const body = { token: customToken, returnSecureToken: true };
      return sessionOf(await post("identitytoolkit", "accounts:signInWithCustomToken", body), known);
    },

    /** The same account's next token. Rejects with SignedOut where there is none any more. */
    async refresh({ refreshToken, ...known }: Session): Promise<Session> {
      const body = { grant_type: "refresh_token", refresh_token: refreshToken };
      const { id_token, refresh_token, expires_in } = await post("securetoken", "token", body);
      return sessionOf({ idToken: id_token, refreshToken: refresh_token, expiresIn: expires_in }, known);
    },
  };
}

/** Whom a token is of. It is only read here: the server checks it. */
export function uidOf(idToken: string): string {
  const payload = idToken.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
  const { sub }: { sub?: unknown } = JSON.parse(atob(payload));
  if (typeof sub !== "string") throw new Error("A token without a subject");
  return sub;
}
