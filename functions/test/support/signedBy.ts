import { createHmac } from "node:crypto";
import type { Identify } from "@hearth/contract";

/** What a site's server would have a page send. Written down a second time, as docs/identity.md tells it. */
export function signedBy(
  user: { userId: string; name?: string; email?: string; expiresAt?: number },
  secret: string = demoSecret(),
): Partial<Identify> & Pick<Identify, "expiresAt" | "signature"> {
  const { userId, name = "", email = "" } = user;
  const expiresAt = user.expiresAt ?? Math.floor(Date.now() / 1000) + 3_600;
  const text = ["hearth-identity-1", userId, name, email, expiresAt].join("\n");
  return { ...user, expiresAt, signature: createHmac("sha256", secret).update(text).digest("hex") };
}

/** The emulators' own. */
function demoSecret(): string {
  return (process.env.HEARTH_IDENTITY_KEYS ?? "").replace(/^[^:]*:/, "");
}
