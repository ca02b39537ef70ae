import type { Conversation } from "@hearth/contract";

export type LastSaid = {
  /** Null for the customer, whose row it is, and for lines of the system's. */
  by: "team" | "bot" | null;
  what: "text" | "image" | "audio" | "file" | "deleted";
  /** Of a file its caption, which may be empty. */
  text: string;
};

/** What a row says of the newest message; null where there is none. A text that is empty was deleted. */
export function lastSaid(lastMessage: Conversation["lastMessage"]): LastSaid | null {
  if (lastMessage === null) return null;
  const { role, kind, preview } = lastMessage;
  const by = role === "operator" ? "team" : role === "bot" ? "bot" : null;
  if (kind === "text" || kind === "event") return { by, what: preview === "" ? "deleted" : "text", text: preview };
  return { by, what: kind, text: preview };
}
