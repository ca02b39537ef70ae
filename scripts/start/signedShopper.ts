import { createHmac } from "node:crypto";
import type { Identify } from "@hearth/contract";
import { parseIdentityKeys, signedText } from "../../functions/src/auth/identityKeys.ts";
import { shopper } from "../seed/demo.ts";

/** As long as Hearth takes it at most. In seconds. */
const lasts = 24 * 60 * 60;

/** What a shop's server would put into the page of its user. `keys`: as in HEARTH_IDENTITY_KEYS; the first one signs. */
export function signedShopper(keys: string, now: Date): Identify {
  const [secret] = parseIdentityKeys(keys).values();
  if (secret === undefined) throw new Error("There is no key to sign with.");
  const identity = { ...shopper, expiresAt: Math.floor(now.getTime() / 1000) + lasts };
  return { ...identity, signature: createHmac("sha256", secret).update(signedText(identity)).digest("hex") };
}
