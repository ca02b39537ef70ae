import { Fault } from "@hearth/contract";
import type { Auth } from "firebase-admin/auth";
import { z } from "zod";
import type { Principal } from "../conversation/Principal.ts";
import type { Session } from "./Session.ts";

const claimsSchema = z.object({
  uid: z.string(),
  exp: z.number(),
  role: z.enum(["operator", "admin"]).optional().catch(undefined),
  name: z.string().optional(),
  email: z.string().optional(),
});

/** Whom a Firebase ID token speaks for: its `role` claim, else a customer. Throws `unauthenticated`. */
export async function verifyIdToken(auth: Auth, token: string): Promise<Session> {
  const claims = claimsSchema.parse(await auth.verifyIdToken(token).catch(refuse));
  const { uid, role = "customer", name, email } = claims;
  return {
    principal: { id: uid, role, name: name ?? (role === "customer" ? "" : (email ?? "")) },
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
  const expired = error instanceof Error && "code" in error && error.code === "auth/id-token-expired";
  throw new Fault("unauthenticated", { detail: expired ? "The token has expired." : "The token is not valid." });
}
