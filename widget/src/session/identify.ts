import type { Identity } from "../Bridge.ts";
import type { Account } from "./Account.ts";
import type { AccountCalls } from "./accountCalls.ts";
import type { Session } from "./Session.ts";

type Terms = { host: string; account: Account; calls: AccountCalls; fetch: typeof fetch };

/**
 * Signs in as who the site's server says it is. The account without a name asks for it, with its own token, so that its
 * conversation follows. Rejects where the signature is refused, or nobody answers.
 */
export async function identify(identity: Identity, { host, account, calls, fetch }: Terms): Promise<Session> {
  const before = await account.ensure();
  if (before.userId === identity.userId) return before;
  const token = await account.getToken({ refresh: false });
  const response = await fetch(`${host}/v1/identify`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(identity),
  });
  if (!response.ok) throw new Error(`The identity was answered with ${response.status}`);
  const answer: { token: string } = await response.json();
  return account.replace(() => calls.signIn(answer.token, identity.userId));
}
