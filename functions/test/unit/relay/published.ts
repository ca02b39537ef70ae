import { chunk } from "../../../src/relay/chunk.ts";
import type { Published } from "../../../src/relay/eventFrames.ts";

/** An event as a window takes it, whose frames say only which one it is. */
export function published(seq: number, messageId?: string): Published {
  return { seq, messageId, frames: { staff: chunk(`${seq}\n`), customer: chunk(`${seq}\n`) } };
}

/** Which events some bytes carry, in the order in which they stand there. */
export function seqsIn(bytes: Buffer): number[] {
  return [...bytes.toString().matchAll(/^(\d+)\n\r$/gm)].map(([, seq]) => Number(seq));
}

/** The same, that many bytes long and more. */
export function eventOf(seq: number, length: number): Published {
  const frame = chunk(`${seq} ${"x".repeat(length)}\n`);
  return { seq, messageId: undefined, frames: { staff: frame, customer: frame } };
}
