import type { Draft, OutboxFile } from "@hearth/client";
import { type Mode, visibilityIn } from "./Mode.ts";

type Written = { text: string; files: readonly File[]; mode: Mode; replyTo: string | undefined };

/** One message for each file, the text with the first; the text alone where there is none. */
export function messagesToSend({ text, files, mode, replyTo }: Written): (Draft & { file?: OutboxFile })[] {
  const visibility = visibilityIn(mode);
  const trimmed = text.trim();
  const [first, ...others] = files.map((file) => ({ file: { blob: file, name: file.name }, visibility }));
  if (first === undefined) return trimmed === "" ? [] : [{ text: trimmed, visibility, replyTo }];
  return [{ ...first, text: trimmed, replyTo }, ...others];
}
