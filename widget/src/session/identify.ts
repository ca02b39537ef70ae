import type { Identity } from "../Bridge.ts";
import type { Account } from "./Account.ts";
import type { AccountCalls } from "./accountCalls.ts";
import type { Session } from "./Session.ts";

type Terms = { host: string; account: Account; calls: AccountCalls; fetch: typeof fetch };

/**
 * Signs in as who the site's server says it is. Whoever wrote without a name until now says so with its own token, so
 * that its conversation follows; another person's does not. Rejects where the signature is refused, or nobody answers.
 */
export async function identify(identity: Identity, { host, account, calls, fetch }: Terms): Promise<Session> {
  const before = account.session;
  if (before?.userId === identity.userId) return before;
  const token = before?.userId === null ? await account.getToken({ refresh: false }) : null;
  const response = await fetch(`${host}/v1/identify`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token !== null && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(identity),
  });
  if (!response.ok) throw new Error(`The identity was answered with ${response.status}`);
  const { customToken }: { customToken: string } = await response.json();
  return account.replace(() => calls.signIn(customToken, identity.userId));
}
