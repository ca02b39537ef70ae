import { fileTypeFromBuffer } from "file-type";
import { type MediaType, textType, typeByMagic } from "./mediaTypes.ts";

/** How much of a file's beginning tells what it is. In bytes. */
export const tellingBytes = 4100;

/**
 * What the bytes are, by their beginning. Undefined: nothing that is taken. What is called text here must prove to be
 * it, in every byte that follows.
 */
export async function detectType(beginning: Uint8Array, name: string): Promise<MediaType | undefined> {
  const found = await fileTypeFromBuffer(beginning);
  return (found && typeByMagic(found.mime)) ?? (beginning.includes(0) ? undefined : textType(name));
}
