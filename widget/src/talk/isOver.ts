import type { Conversation } from "@hearth/contract";

/** A conversation that ended is shown for so long, for who comes back to it. In milliseconds. */
const shownFor = 24 * 60 * 60 * 1_000;

/** Whether a visitor who comes back finds a new beginning instead. */
export function isOver({ state, closedAt, rating }: Pick<Conversation, "state" | "closedAt" | "rating">, now: number) {
  if (state !== "closed") return false;
  return rating !== null || closedAt === null || now - Date.parse(closedAt) > shownFor;
}
