import { chunk } from "./chunk.ts";
import { encodeFrame } from "./frame.ts";
import type { TypingSignal } from "./TypingFeed.ts";

/** The frame that tells of it. Without an id: it moves no cursor. */
export function typingFrame(signal: TypingSignal): Buffer {
  return chunk(encodeFrame({ event: "typing", data: signal }));
}
