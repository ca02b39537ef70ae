import type { CustomerApi } from "@hearth/client";
import type { Identity } from "../Bridge.ts";
import type { Account } from "./Account.ts";
import type { AccountCalls } from "./accountCalls.ts";
import type { Session } from "./Session.ts";

type Terms = {
  account: Account;
  calls: AccountCalls;
  api: Pick<CustomerApi, "identify">;
  /** Runs one at a time, of all tabs; another one than the account's own, which is taken within. */
  lock: <Result>(run: () => Promise<Result>) => Promise<Result>;
};

/**
 * Signs in as who the site's server says it is; of several tabs, one does. The account without a name asks for it, with
 * its own token, so that its conversation follows. Rejects where the signature is refused, or nobody answers.
 */
export function identify(identity: Identity, { account, calls, api, lock }: Terms): Promise<Session> {
  return lock(async () => {
    const current = await account.ensure();
    if (current.userId === identity.userId) return current;
    const { token } = await api.identify(identity);
    const before = current.userId === null ? current.uid : null;
    return account.replace(() => calls.signIn(token, { userId: identity.userId, before }));
  });
}
