/** A word that begins with a slash, with the caret at its end: who types it looks for a canned response. */
export type SlashWord = {
  /** Where its slash is. */
  from: number;
  /** What follows the slash. */
  query: string;
};

/** Longer than any shortcut, and so that no key costs more in a long text. */
const longest = 60;

/** The word before the caret; null where it is none that begins with a slash. */
export function slashWordAt(text: string, caret: number): SlashWord | null {
  const before = text.slice(Math.max(0, caret - longest), caret);
  const [, query] = /(?:^|\s)\/([^\s/]*)$/.exec(before) ?? [];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}
