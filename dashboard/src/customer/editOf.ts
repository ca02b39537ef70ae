/** What is being typed into a field, and what the field said when that began. */
export type Typed = { text: string; before: string };

/** What the typing comes to: a new value, null for none any more, undefined where there is nothing to save. */
export function editOf({ text, before }: Typed, now: string): string | null | undefined {
  const wanted = text.trim();
  // Who typed nothing new has no part in what somebody else changed meanwhile.
  if (wanted === before || wanted === now) return undefined;
  return wanted === "" ? null : wanted;
}
