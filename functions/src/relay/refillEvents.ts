import type { ResetReason } from "@hearth/contract";
import type { BackfillPages } from "./BackfillPages.ts";
import type { EventWindow } from "./EventWindow.ts";
import type { Follower } from "./Follower.ts";
import { joinFrames } from "./joinFrames.ts";
import type { Piece } from "./Window.ts";

/** More than this is fetched faster as pages of messages. */
export const maxBehind = 1_000;

/** The next piece for a subscriber that stands before the window begins; or why it must start anew. */
export async function refillEvents(
  { window, pages, clock }: { window: EventWindow; pages: BackfillPages; clock: () => Date },
  follower: Pick<Follower, "position" | "audience">,
): Promise<Piece | ResetReason> {
  const { position, audience } = follower;
  if (window.end - position > maxBehind) return "too_far_behind";
  const events = await pages.after(position, window.start, clock());
  if (events.length === 0) return "expired";
  const { bytes, count } = joinFrames(events.map(({ frames }) => frames[audience]));
  return { bytes, events: count, upTo: position + count };
}
