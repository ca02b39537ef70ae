import { encodeFrame } from "../../functions/src/relay/frame.ts";

/** Stands once in every event and nowhere else, so that whoever counts it counts events. */
export const mark = "|";

const epoch = "BenchBenchBenchBenchBe";

export type BenchEvent = { event: "message.created"; id: string; data: { text: string } };

/** The event that every server sends, each in its own encoding. As an SSE frame of Hearth's it takes `bytes`. */
export function eventOf(seq: number, bytes: number): BenchEvent {
  const padded = (text: string): BenchEvent => ({ event: "message.created", id: `${epoch}.${seq}`, data: { text } });
  const bare = encodeFrame(padded(mark)).length;
  return padded(mark.padEnd(1 + bytes - bare, "x"));
}
