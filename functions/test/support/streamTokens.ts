import { z } from "zod";

const claimsSchema = z.looseObject({ exp: z.int() });

/** The same ID token, good until then. The emulator's tokens carry no signature. */
export function expiringAt(token: string, time: Date): string {
  const [header = "", payload = ""] = token.split(".");
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  const changed = JSON.stringify({ ...claims, exp: Math.floor(time.getTime() / 1000) });
  return `${header}.${Buffer.from(changed).toString("base64url")}.`;
}
