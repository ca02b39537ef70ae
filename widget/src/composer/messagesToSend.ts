import type { Written } from "../talk/Talk.ts";

/** One message for each file, the text with the first; the text alone where there is none. */
export function messagesToSend(text: string, files: readonly File[]): Written[] {
  const trimmed = text.trim();
  const [first, ...others] = files.map((file) => ({ file: { blob: file, name: file.name } }));
  if (first === undefined) return trimmed === "" ? [] : [{ text: trimmed }];
  return [{ ...first, text: trimmed }, ...others];
}
