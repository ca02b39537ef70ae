const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// Arabic letters would join into what looks like another word.
const apart = "\u200c";

/** The first letters of the first and the last word, as a reader sees letters; "?" where there is no name. */
export function initialsOf(name: string | undefined): string {
  const words = (name ?? "").trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const [first] = ends;
  if (first === undefined) return "?";
  return ends.map((word = "") => firstLetter(word).toLocaleUpperCase()).join(apart);
}

function firstLetter(word: string): string {
  for (const { segment } of letters.segment(word)) return segment;
  return "";
}
