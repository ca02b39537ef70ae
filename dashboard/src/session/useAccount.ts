import { type Auth, onIdTokenChanged, type User } from "firebase/auth";
import { useEffect, useState } from "react";

/** Who is signed in, and what its role claim says: `customer` is every account without one. */
export type Account = { uid: string; name: string; email: string; role: "operator" | "admin" | "customer" };

/** Undefined until it is known, null where nobody is signed in. Also follows what happens in other tabs. */
export function useAccount(auth: Auth): Account | null | undefined {
  const [account, setAccount] = useState<Account | null>();
  useEffect(() => {
    let newest: User | null;
    return onIdTokenChanged(auth, async (user) => {
      newest = user;
      const read = user && (await accountOf(user));
      if (newest === user) setAccount(read);
    });
  }, [auth]);
  return account;
}

async function accountOf(user: User): Promise<Account> {
  const { role } = (await user.getIdTokenResult()).claims;
  const { uid, displayName, email } = user;
  return {
    uid,
    name: displayName ?? email ?? uid,
    email: email ?? "",
    role: role === "operator" || role === "admin" ? role : "customer",
  };
}
