import { formatCursor } from "@hearth/contract";
import type { StoredEvent } from "../conversation/StoredEvent.ts";
import { type Audience, eventOf } from "../conversation/wire.ts";
import { chunk } from "./chunk.ts";
import { encodeFrame } from "./frame.ts";

/** An event on its way to clients: its place, and its frame for each audience, framed for HTTP. */
export type Published = {
  seq: number;
  messageId: string | undefined;
  frames: Readonly<Record<Audience, Buffer>>;
};

/** Encodes an event once for all who will get it. */
export function eventFrames(event: StoredEvent): Published {
  const id = formatCursor({ epoch: event.conversation.epoch, seq: event.seq });
  const frame = (audience: Audience) => {
    const data = eventOf(event, audience);
    return chunk(encodeFrame({ event: data.type, id, data }));
  };
  return {
    seq: event.seq,
    messageId: event.message?.id,
    frames: { staff: frame("staff"), customer: frame("customer") },
  };
}
