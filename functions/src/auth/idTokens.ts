import { Fault, normalizeText } from "@hearth/contract";
import type { Auth } from "firebase-admin/auth";
import { z } from "zod";
import type { Principal } from "../conversation/Principal.ts";
import { isIdentified } from "./identified.ts";
import type { Session } from "./Session.ts";

/** In code points, as for the names that the API is told. */
const maxName = 100;

/** Everyone names itself with Firebase, as it likes: what is too long is cut, what is no text is left out. */
const nameClaim = z
  .string()
  .transform((name) => [...normalizeText(name)].slice(0, maxName).join(""))
  .optional()
  .catch(undefined);

const claimsSchema = z.object({
  uid: z.string(),
  exp: z.number(),
  role: z.enum(["operator", "admin"]).optional().catch(undefined),
  name: nameClaim,
  email: nameClaim,
  // `POST /v1/identify` puts it into a token. A site may have a claim of its own by that name, for uids that are not ours.
  identity: z.object({ name: z.string().optional(), email: z.string().optional() }).optional().catch(undefined),
});

/** What is wrong with a token. Anything else that fails is wrong with us: whoever has a good one keeps it. */
const refusals: ReadonlyMap<unknown, string> = new Map([
  ["auth/argument-error", "The token is not valid."],
  ["auth/id-token-expired", "The token has expired."],
  ["auth/id-token-revoked", "The token was revoked."],
  ["auth/user-disabled", "The account is disabled."],
  ["auth/user-not-found", "The token is not valid."],
]);

/** Whom a Firebase ID token speaks for: its `role` claim, else a customer. Throws `unauthenticated`. */
export async function verifyIdToken(auth: Auth, token: string): Promise<Session> {
  const claims = claimsSchema.parse(await auth.verifyIdToken(token).catch(refuse));
  const { uid, role = "customer", name, email, identity } = claims;
  return {
    principal:
      role === "customer" && identity !== undefined && isIdentified(uid)
        ? { id: uid, role, name: identity.name ?? "", identity }
        : { id: uid, role, name: name ?? (role === "customer" ? "" : (email ?? "")) },
    expiresAt: new Date(claims.exp * 1000),
  };
}

/** Whether the account still has the role that its token claimed. */
export async function hasRole(auth: Auth, { id, role }: Principal): Promise<boolean> {
  const user = await auth.getUser(id).catch(absent);
  return user !== undefined && !user.disabled && user.customClaims?.role === role;
}

function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "auth/user-not-found") return undefined;
  throw error;
}

function refuse(error: unknown): never {
  const detail = error instanceof Error && "code" in error ? refusals.get(error.code) : undefined;
  throw detail === undefined ? error : new Fault("unauthenticated", { detail });
}
