/** A piece of text; with `href` where it is an address. */
export type Piece = { text: string; href?: string };

const address = /\bhttps?:\/\/[^\s<>"']+/gi;

/** What ends a sentence, not an address: also in Arabic. */
const closing = /[.,:;!?…،؛؟*_]$/;

const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** The text in pieces, so that its http and https addresses can be shown as links. Other schemes stay text. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = trimmed(found);
    if (!URL.canParse(link)) continue;
    if (index > shown) pieces.push({ text: text.slice(shown, index) });
    pieces.push({ text: link, href: link });
    shown = index + link.length;
  }
  if (shown < text.length) pieces.push({ text: text.slice(shown) });
  return pieces;
}

/** Without what belongs to the sentence around it: "(see https://a.example/b)." */
function trimmed(link: string): string {
  const last = link.at(-1) ?? "";
  const opening = pairs[last];
  const isUnpaired = opening !== undefined && link.split(opening).length < link.split(last).length;
  return closing.test(link) || isUnpaired ? trimmed(link.slice(0, -1)) : link;
}
