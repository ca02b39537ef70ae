import { digest, Fault, type Identify, normalizeText } from "@hearth/contract";
import { type IdentityKeys, isSigned } from "./identityKeys.ts";

/** A customer whose name and address are the site's word, not its own. */
export type Identified = { id: string; name?: string; email?: string };

/** How far ahead a signature may expire, and by how much the site's clock may be ahead of ours. In milliseconds. */
const longest = 24 * 60 * 60 * 1000;
const skew = 5 * 60 * 1000;

/** No uid that Firebase makes has a colon: nobody else can come to have one of these. */
const prefix = "id:";

export function isIdentified(uid: string): boolean {
  return uid.startsWith(prefix);
}

/** Whom the site's server vouches for. Throws `forbidden`. */
export function identified(claim: Identify, keys: IdentityKeys, now: Date): Identified {
  if (keys.size === 0)
    throw new Fault("forbidden", { detail: "No signature is taken here: there is no key for them." });
  if (!isSigned(claim, keys)) throw new Fault("forbidden", { detail: "The signature is not valid." });
  const left = claim.expiresAt * 1000 - now.getTime();
  if (left <= 0) throw new Fault("forbidden", { detail: "The signature has expired." });
  if (left > longest + skew) throw new Fault("forbidden", { detail: "The signature expires later than in a day." });
  const name = normalizeText(claim.name);
  return {
    id: `${prefix}${digest(["identity", claim.userId])}`,
    ...(name !== "" && { name }),
    ...(claim.email !== "" && { email: claim.email }),
  };
}
