import { Firestore } from "@google-cloud/firestore";
import { z } from "zod";
import { createApiKey } from "../../functions/src/auth/apiKeys.ts";

/** A signed-in account: who it is, and the ID token that proves it for an hour. */
export type Account = { uid: string; token: string };

export type AccountOptions = { role?: "operator" | "admin"; name?: string; email?: string; password?: string };

const signedInSchema = z.object({ localId: z.string(), idToken: z.string() });

/**
 * Signs up an account on the Auth emulator named by FIREBASE_AUTH_EMULATOR_HOST: anonymous unless an e-mail
 * is given, a customer unless a role is. Throws when the emulator refuses, as it does for an e-mail it knows.
 */
export async function signUp(options: AccountOptions = {}): Promise<Account> {
  const { role, name, email, password = "correct horse battery staple" } = options;
  const anonymous = role === undefined && name === undefined && email === undefined;
  const address = email ?? `${crypto.randomUUID()}@example.com`;
  const credentials = anonymous ? {} : { email: address, password, displayName: name };
  const { localId, idToken } = await identity("accounts:signUp", { ...credentials, returnSecureToken: true });
  if (role === undefined) return { uid: localId, token: idToken };
  await setClaims(localId, { role });
  return signIn(address, password);
}

/** Throws when the emulator knows no such account, or another password. */
export async function signIn(email: string, password: string): Promise<Account> {
  const credentials = { email, password, returnSecureToken: true };
  const { localId, idToken } = await identity("accounts:signInWithPassword", credentials);
  return { uid: localId, token: idToken };
}

/** A key for a bot of that name on the Firestore emulator named by FIRESTORE_EMULATOR_HOST. */
export async function createBot(name: string): Promise<string> {
  const db = new Firestore({ projectId: process.env.GCLOUD_PROJECT ?? "" });
  try {
    return await createApiKey(db, { id: crypto.randomUUID().replaceAll("-", ""), name });
  } finally {
    await db.terminate();
  }
}

async function setClaims(uid: string, claims: object): Promise<void> {
  const project = process.env.GCLOUD_PROJECT ?? "";
  const change = { localId: uid, customAttributes: JSON.stringify(claims) };
  // The emulator takes this bearer for the project's owner. To an owner signing up it would give no token.
  await post(`projects/${project}/accounts:update`, change, { Authorization: "Bearer owner" });
}

async function identity(method: string, body: object): Promise<z.infer<typeof signedInSchema>> {
  return signedInSchema.parse(await post(method, body));
}

async function post(method: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const host = process.env.FIREBASE_AUTH_EMULATOR_HOST ?? "";
  const response = await fetch(`http://${host}/identitytoolkit.googleapis.com/v1/${method}?key=demo`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The Auth emulator refused ${method}: ${await response.text()}`);
  return response.json();
}
