import type { Conversation } from "@hearth/contract";

/**
 * The call's body: it names whom it is taken from, as it was seen here. Where that one has lost it meanwhile, the
 * server says who has it, instead of taking it from somebody who was never asked about.
 */
export function takeOverFrom({ state, operator }: Pick<Conversation, "state" | "operator">): { from?: string } {
  return state === "assigned" && operator !== null ? { from: operator.id } : {};
}
