import type { Presence } from "@hearth/contract";

/** Without a sign of life for so long, an operator is gone. In milliseconds; heartbeats come each minute. */
export const silence = 90_000;

/** Whether what an operator chose still holds. */
export function presenceOf(chosen: Presence, seenAt: Date | null, now: Date): Presence {
  const isSilent = seenAt === null || now.getTime() - seenAt.getTime() > silence;
  return isSilent ? "offline" : chosen;
}
