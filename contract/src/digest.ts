import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * 131 bits of SHA-256 over the parts, as 22 letters that fit a document id. Each part goes in with its
 * length before it: `["ab","c"]` and `["a","bc"]` must not meet. The first bit is dropped, so that the
 * first letter is one of `A` to `f`: Firestore refuses an id that begins and ends with `__`.
 */
export function digest(parts: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join("")));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  let letters = "";
  for (let i = 0; letters.length < 22; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) letters += alphabet[(bits >> shift) & 63];
  }
  return letters.slice(0, 22);
}
