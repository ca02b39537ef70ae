import type { Firestore } from "@google-cloud/firestore";
import { auth } from "../../functions/src/auth/firebaseAuth.ts";
import { grantRole } from "../../functions/src/auth/grantRole.ts";
import { systemActor } from "../../functions/src/conversation/systemActor.ts";
import { conversations, type DemoAccount, demoPassword, staff } from "./demo.ts";

/** Creates the demo accounts that are not there yet. No API makes accounts: people sign up with Firebase Auth. */
export async function seedAccounts(db: Firestore): Promise<void> {
  for (const account of [...staff, ...conversations.map(({ customer }) => customer)]) {
    await ensure(account);
    if (account.role !== "customer") await ensureRole(db, { ...account, role: account.role });
  }
}

async function ensure({ uid, email, name }: DemoAccount): Promise<void> {
  const present = await auth().getUsers([{ uid }]);
  if (present.users.length > 0) return;
  await auth().createUser({ uid, email, password: demoPassword, displayName: name, emailVerified: true });
}

async function ensureRole(
  db: Firestore,
  grant: { uid: string; name: string; role: "operator" | "admin" },
): Promise<void> {
  const { customClaims } = await auth().getUser(grant.uid);
  if (customClaims?.role === grant.role) return;
  await grantRole(db, grant, { actor: systemActor, now: new Date(), auditId: crypto.randomUUID() });
}
