import type { Message } from "@hearth/contract";

/** What is written: to the customer, or for the team alone. */
export type Mode = "answer" | "note";

export const modes: readonly Mode[] = ["answer", "note"];

export function visibilityIn(mode: Mode): Message["visibility"] {
  return mode === "note" ? "internal" : "public";
}
