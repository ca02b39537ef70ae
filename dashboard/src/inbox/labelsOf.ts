import type { Conversation } from "@hearth/contract";

/** Every label that is on one of them, the most frequent first. */
export function labelsOf(conversations: readonly Pick<Conversation, "labels">[]): string[] {
  const counts = new Map<string, number>();
  for (const { labels = [] } of conversations) {
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort(([a, of], [b, ofOther]) => ofOther - of || (a < b ? -1 : 1)).map(([label]) => label);
}

/** Those that have what was typed in them; and what was typed itself, as it may be a label that is not listed here. */
export function labelChoices(known: readonly string[], typed: string): string[] {
  const wanted = typed.trim();
  const found = known.filter((label) => label.toLowerCase().includes(wanted.toLowerCase()));
  return wanted === "" || found.includes(wanted) ? found : [...found, wanted];
}
