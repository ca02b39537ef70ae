import type { Firestore } from "@google-cloud/firestore";
import { createApiKey } from "../../src/auth/apiKeys.ts";
import type { Principal } from "../../src/conversation/Principal.ts";

/** Who calls: the id by which the API knows it, and what it proves it with. */
export type Account = { id: string; role: Principal["role"]; name: string; token: string };

/** A new account on the Auth emulator, whose token carries the role as it would after a grant. */
export async function newAccount(
  role: "customer" | "operator" | "admin",
  name = "",
  id: string = crypto.randomUUID(),
): Promise<Account> {
  const host = process.env.FIREBASE_AUTH_EMULATOR_HOST ?? "";
  const response = await fetch(`http://${host}/identitytoolkit.googleapis.com/v1/projects/${projectId()}/accounts`, {
    method: "POST",
    // The emulator takes this for the project's owner.
    headers: { "Content-Type": "application/json", Authorization: "Bearer owner" },
    body: JSON.stringify({ localId: id }),
  });
  if (!response.ok) throw new Error(`The Auth emulator made no account: ${await response.text()}`);
  const claims = { ...(role !== "customer" && { role }), ...(name !== "" && { name }) };
  return { id, role, name, token: idToken(id, claims) };
}

/** A new bot, with its API key. */
export async function newBot(db: Firestore, name = "Hearth bot"): Promise<Account> {
  const id = crypto.randomUUID().replaceAll("-", "");
  return { id: `bot_${id}`, role: "bot", name, token: await createApiKey(db, { id, name }) };
}

/** An ID token as the Auth emulator makes them: with its claims and no signature. */
export function idToken(uid: string, claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const usual = {
    iss: `https://securetoken.google.com/${projectId()}`,
    aud: projectId(),
    sub: uid,
    user_id: uid,
    iat: now,
    auth_time: now,
    exp: now + 3600,
    firebase: { identities: {}, sign_in_provider: "custom" },
  };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode({ ...usual, ...claims })}.`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function projectId(): string {
  return process.env.GCLOUD_PROJECT ?? "";
}
