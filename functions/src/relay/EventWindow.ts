import type { Audience } from "../conversation/wire.ts";
import type { Published } from "./eventFrames.ts";
import { joinFrames } from "./joinFrames.ts";
import type { Piece, Window } from "./Window.ts";

/** Whichever is reached first. A client further behind is refilled from Firestore. */
export const windowBounds = { events: 512, bytes: 1_000_000 };

/** Joined pieces kept at a time: subscribers stand at few positions, or are slow and few. */
const keptPieces = 8;

/**
 * The last events of one conversation. Positions are seqs: position n has everything up to and with event n.
 * Whoever stands at the same position is given the same bytes, joined once.
 */
export class EventWindow implements Window {
  readonly #bounds: typeof windowBounds;
  readonly #pieces = { staff: new Map<number, Piece>(), customer: new Map<number, Piece>() };
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
    this.#forgetPieces();
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
    this.#forgetPieces();
  }

  after(position: number, audience: Audience): Piece | undefined {
    if (position < this.start) return undefined;
    const pieces = this.#pieces[audience];
    const known = pieces.get(position);
    if (known !== undefined) return known;
    const piece = this.#join(position, audience);
    if (pieces.size >= keptPieces) pieces.clear();
    pieces.set(position, piece);
    return piece;
  }

  #join(position: number, audience: Audience): Piece {
    const { bytes, count } = joinFrames(
      this.#events.slice(position - this.start).map(({ frames }) => frames[audience]),
    );
    return { bytes, events: count, upTo: position + count };
  }

  #forgetPieces(): void {
    this.#pieces.staff.clear();
    this.#pieces.customer.clear();
  }

  #dropOldest(): void {
    const oldest = this.#events.shift();
    if (oldest !== undefined) this.#bytes -= sizeOf(oldest);
  }
}

function sizeOf({ frames }: Published): number {
  return frames.staff.length + frames.customer.length;
}
