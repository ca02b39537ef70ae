/** As many as the server takes, in code points. */
export const maxCharacters = 8_000;

/** From here on it is said how many are left. */
const soon = 500;

/** How many more may be written, less than none for too many; null while that is nobody's concern. */
export function charactersLeft(text: string): number | null {
  // There are never fewer code units than code points, and counting those is too much work for every key.
  if (text.length <= maxCharacters - soon) return null;
  let left = maxCharacters;
  for (const _ of text.normalize("NFC").trim()) left -= 1;
  return left <= soon ? left : null;
}
