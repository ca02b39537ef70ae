import type { Firestore } from "@google-cloud/firestore";
import { Fault } from "@hearth/contract";
import { auth } from "./firebaseAuth.ts";

export type Grant = { uid: string; name: string; role: "operator" | "admin" };

/** Makes an account an operator or admin: the claim that its next token carries, and its place in the team. */
export async function grantRole(db: Firestore, { uid, name, role }: Grant, now: Date) {
  const user = await auth().getUser(uid).catch(refuse);
  await auth().setCustomUserClaims(uid, { ...user.customClaims, role });
  const ref = db.collection("operators").doc(uid);
  const present = await ref.get();
  const status: unknown = present.get("status") ?? "offline";
  const operator = { id: uid, name, role, status, updatedAt: now };
  await ref.set(operator);
  return operator;
}

function refuse(error: unknown): never {
  const absent = error instanceof Error && "code" in error && error.code === "auth/user-not-found";
  throw absent ? new Fault("not_found", { detail: "There is no such account." }) : error;
}
