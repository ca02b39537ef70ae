import type { Conversation } from "@hearth/contract";

/** Of Mantine's palette. Never the only sign: the state's name is always beside it. */
export const stateColors: Readonly<Record<Conversation["state"], string>> = {
  bot: "grape",
  waiting: "yellow",
  assigned: "blue",
  closed: "gray",
};
