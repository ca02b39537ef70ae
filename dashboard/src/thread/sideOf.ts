import type { Message } from "@hearth/contract";

/** Where a message stands, and in which colours. */
export type Side = "customer" | "team" | "bot" | "note" | "system";

export function sideOf({ role, kind, visibility }: Pick<Message, "role" | "kind" | "visibility">): Side {
  if (role === "system" || kind === "event") return "system";
  if (visibility === "internal") return "note";
  return role === "operator" ? "team" : role;
}
