import type { Presence } from "@hearth/contract";

/** In the order in which they are offered. */
export const presences = ["online", "away", "offline"] as const satisfies readonly Presence[];
