/** In code points after normalization: an emoji counts once. */
export const maxTextLength = 8000;

/** Long enough for a line in a list, short enough that the head stays small. In code points. */
const previewLength = 120;

// Category Cc except newline and tab. Carriage returns go too, so that CRLF and LF are one text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is what this is for
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** NFC, without control characters other than newline and tab, trimmed. Lone surrogates become U+FFFD. */
export function normalizeText(text: string): string {
  return text.toWellFormed().replace(controlCharacters, "").normalize("NFC").trim();
}

export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The text's beginning on one line. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const points = [...line.slice(0, previewLength * 2 + 2)];
  return points.length > previewLength ? `${points.slice(0, previewLength - 1).join("")}…` : line;
}
