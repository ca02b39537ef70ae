import type { Firestore } from "@google-cloud/firestore";
import { type Actor, Fault } from "@hearth/contract";
import type { Audit } from "../conversation/Audit.ts";
import { type StoredOperator, storedOperatorSchema } from "../routing/StoredOperator.ts";
import { auth } from "./firebaseAuth.ts";

/** Without a `capacity` it stays as it was. */
export type Grant = { uid: string; name: string; role: "operator" | "admin"; capacity?: number | undefined };

/** Who grants and when, and what the audit's entry is called if the role becomes another. */
export type Granting = { actor: Actor; now: Date; auditId: string };

/** Makes an account an operator or admin: the claim that its next token carries, and its place in the team. */
export async function grantRole(
  db: Firestore,
  grant: Grant,
  { actor, now, auditId }: Granting,
): Promise<StoredOperator> {
  const { uid, name, role } = grant;
  const user = await auth().getUser(uid).catch(refuse);
  await auth().setCustomUserClaims(uid, { ...user.customClaims, role });
  const ref = db.collection("operators").doc(uid);
  const known = (await ref.get()).data();
  const before = known && storedOperatorSchema.parse(known);
  const { capacity = before?.capacity } = grant;
  const operator = {
    id: uid,
    name,
    role,
    status: before?.status ?? "offline",
    ...(capacity !== undefined && { capacity }),
    updatedAt: now,
  };
  const batch = db.batch().set(ref, operator);
  if (before?.role !== role) {
    const audit: Audit = { id: auditId, action: "role", at: now, actor, to: { id: uid, name }, role };
    batch.create(db.collection("audit").doc(auditId), audit);
  }
  await batch.commit();
  return operator;
}

function refuse(error: unknown): never {
  const absent = error instanceof Error && "code" in error && error.code === "auth/user-not-found";
  throw absent ? new Fault("not_found", { detail: "There is no such account." }) : error;
}
