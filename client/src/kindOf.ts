import type { Message } from "@hearth/contract";

/** The kind of a message that carries a file of this type. */
export function kindOf(contentType: string): Message["kind"] {
  const [type] = contentType.split("/");
  return type === "image" || type === "audio" ? type : "file";
}
