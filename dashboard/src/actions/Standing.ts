import type { Conversation } from "@hearth/contract";

/** How a conversation stands to the one who looks at it: whose it is, or why nobody's. */
export type Standing = "mine" | "others" | "waiting" | "bot" | "closed";

export function standingOf({ state, operator }: Pick<Conversation, "state" | "operator">, uid: string): Standing {
  if (state !== "assigned") return state;
  return operator?.id === uid ? "mine" : "others";
}
