import type { Playback } from "./Playback.ts";

let left: { id: string; playback: Playback } | undefined;

/** One that goes on although its message was scrolled out of sight, and so is rendered no more. */
export function leftPlayback(id: string | undefined): Playback | undefined {
  return id !== undefined && left?.id === id ? left.playback : undefined;
}

/** What does not play is let go of. What plays is kept until the next is left: there is never more than one. */
export function leavePlayback(id: string | undefined, playback: Playback): void {
  if (id === undefined || !playback.getSnapshot().isPlaying) {
    playback.stop();
  } else {
    if (left?.playback !== playback) left?.playback.stop();
    left = { id, playback };
  }
}
