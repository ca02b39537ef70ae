import { type Placeholder, placeholders } from "@hearth/contract";

/** `at`: where it begins in the text. */
export type TemplatePart = { at: number; text: string; placeholder?: Placeholder };

/** The text cut at what is filled in later. */
export function templateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const { 0: braces, 1: inner = "", index } of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const placeholder = placeholders.find((name) => name === inner.trim());
    if (placeholder === undefined) continue;
    if (index > end) parts.push({ at: end, text: text.slice(end, index) });
    parts.push({ at: index, text: braces, placeholder });
    end = index + braces.length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) });
  return parts;
}
