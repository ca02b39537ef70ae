/** Of Mantine's palette, those that are easily told apart. `PersonAvatar.module.css` has a rule for each. */
export const personColors = ["blue", "teal", "grape", "orange", "pink", "indigo", "green", "cyan"] as const;

/** The same for the same id, on every screen. */
export function colorOf(id: string): (typeof personColors)[number] {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return personColors[hash % personColors.length] ?? personColors[0];
}
