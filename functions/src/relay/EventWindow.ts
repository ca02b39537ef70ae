import type { Audience } from "../conversation/wire.ts";
import type { Published } from "./eventFrames.ts";
import type { Piece, Window } from "./Window.ts";

/** Whichever is reached first. A client further behind is refilled from Firestore. */
export const windowBounds = { events: 512, bytes: 1_000_000 };

/** What one write takes at most, unless a single frame is larger: what a slow client keeps in memory. */
const pieceBytes = 128 * 1024;

/** Joined pieces kept at a time: subscribers stand at few positions, or are slow and few. */
const keptPieces = 8;

/**
 * The last events of one conversation. Positions are seqs: position n has everything up to and with event n.
 * Whoever stands at the same position is given the same bytes, joined once.
 */
export class EventWindow implements Window {
  readonly #bounds: typeof windowBounds;
  readonly #pieces = new Map<string, Piece>();
  #events: Published[] = [];
  #bytes = 0;
  #end: number;

  /** `end`: the seq of the last event that is not published any more. */
  constructor(end: number, bounds = windowBounds) {
    this.#end = end;
    this.#bounds = bounds;
  }

  get end(): number {
    return this.#end;
  }

  /** The lowest position that the window can serve. */
  get start(): number {
    return this.#end - this.#events.length;
  }

  /** Takes the event with seq `end` + 1; the oldest make room. */
  append(event: Published): void {
    this.#pieces.clear();
    this.#events.push(event);
    this.#end = event.seq;
    this.#bytes += sizeOf(event);
    while (this.#events.length > this.#bounds.events || this.#bytes > this.#bounds.bytes) this.#dropOldest();
  }

  /**
   * Drops every event up to the last one that carries this message, save the newest of all. Its text was
   * replaced or deleted: who resumes from before then gets the later text, from Firestore.
   */
  forgetMessage(messageId: string): void {
    const last = this.#events.findLastIndex((event) => event.messageId === messageId && event.seq < this.#end);
    for (let dropped = 0; dropped <= last; dropped++) this.#dropOldest();
    this.#pieces.clear();
  }

  after(position: number, audience: Audience): Piece | undefined {
    if (position < this.start) return undefined;
    const key = `${audience}${position}`;
    const known = this.#pieces.get(key);
    if (known !== undefined) return known;
    const piece = this.#join(position, audience);
    if (this.#pieces.size >= keptPieces) this.#pieces.clear();
    this.#pieces.set(key, piece);
    return piece;
  }

  #join(position: number, audience: Audience): Piece {
    const frames: Buffer[] = [];
    let bytes = 0;
    for (let index = position - this.start; index < this.#events.length; index++) {
      const frame = this.#events[index]?.frames[audience];
      if (frame === undefined || (bytes > 0 && bytes + frame.length > pieceBytes)) break;
      frames.push(frame);
      bytes += frame.length;
    }
    const [only] = frames;
    const joined = frames.length === 1 && only !== undefined ? only : Buffer.concat(frames, bytes);
    return { bytes: joined, events: frames.length, upTo: position + frames.length };
  }

  #dropOldest(): void {
    const oldest = this.#events.shift();
    if (oldest !== undefined) this.#bytes -= sizeOf(oldest);
  }
}

function sizeOf({ frames }: Published): number {
  return frames.staff.length + frames.customer.length;
}
