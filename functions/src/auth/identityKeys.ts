import { createHmac, timingSafeEqual } from "node:crypto";
import { type Identify, idSchema } from "@hearth/contract";

/** What the site's server signs with, by the keys' names. Several, while one takes another's place. */
export type IdentityKeys = ReadonlyMap<string, string>;

/** A secret that can be guessed lets whoever guessed it be anybody. In characters. */
const shortest = 32;

/** Of `name:secret,name:secret`. Throws one message that names every mistake, and no secret. */
export function parseIdentityKeys(setting: string): IdentityKeys {
  const keys = new Map<string, string>();
  const mistakes: string[] = [];
  const entries = setting.split(",").map((entry) => entry.trim());
  entries.forEach((entry, index) => {
    if (entry === "") return;
    const [, name = "", secret = ""] = /^([^:]*):(.*)$/s.exec(entry) ?? [];
    if (!idSchema.safeParse(name).success) mistakes.push(`  key ${index + 1} has no name: write name:secret`);
    else if (keys.has(name)) mistakes.push(`  key ${name} is there twice`);
    else if (secret.length < shortest) mistakes.push(`  key ${name} is shorter than ${shortest} characters`);
    keys.set(name, secret);
  });
  if (mistakes.length > 0) throw new Error(`HEARTH_IDENTITY_KEYS is not valid:\n${mistakes.join("\n")}`);
  return keys;
}

/** What is signed: a name for this use of the key, and the fields, a line each. None of them holds a line's end. */
export function signedText({ userId, name, email, expiresAt }: Omit<Identify, "signature">): string {
  return ["hearth-identity-1", userId, name, email, expiresAt].join("\n");
}

/** Whether one of the keys made the signature. Takes the same time whatever is wrong with it. */
export function isSigned({ signature, ...identity }: Identify, keys: IdentityKeys): boolean {
  const text = signedText(identity);
  const given = Buffer.from(signature, "hex");
  const equal = [...keys.values()].map((secret) => {
    const right = createHmac("sha256", secret).update(text).digest();
    return given.length === right.length && timingSafeEqual(given, right);
  });
  return equal.includes(true);
}
