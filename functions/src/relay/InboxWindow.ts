import { joinFrames } from "./joinFrames.ts";
import type { Piece, Window } from "./Window.ts";

/** Conversations kept; who missed more than these is refilled from Firestore. */
const maxConversations = 1_000;

export type Summary = { conversationId: string; seq: number; at: number; frame: Buffer };

type Entry = Summary & { position: number };

/**
 * The newest state of each conversation that lately changed. Positions count publications; a conversation
 * published again moves to the end, so that whoever was behind gets only its newest state.
 */
export class InboxWindow implements Window {
  readonly #entries = new Map<string, Entry>();
  #end = 0;
  #start = 0;
  #coversSince: number;
  #newest: number;
  #piece: { position: number; piece: Piece } | undefined;

  /** `coversSince`: every change from this time on will be published. In milliseconds since 1970. */
  constructor(coversSince: number) {
    this.#coversSince = coversSince;
    this.#newest = coversSince;
  }

  get end(): number {
    return this.#end;
  }

  /** The time of the newest change. */
  get newest(): number {
    return this.#newest;
  }

  /** Keeps the summary; false when a newer one is there already. */
  publish(summary: Summary): boolean {
    const { conversationId } = summary;
    if ((this.#entries.get(conversationId)?.seq ?? 0) >= summary.seq) return false;
    this.#piece = undefined;
    this.#newest = Math.max(this.#newest, summary.at);
    this.#entries.delete(conversationId);
    this.#end += 1;
    this.#entries.set(conversationId, { ...summary, position: this.#end });
    if (this.#entries.size > maxConversations) this.#dropOldest();
    return true;
  }

  /** The position from which everything changed since `time` follows; undefined when that reaches too far back. */
  positionAt(time: number): number | undefined {
    if (time < this.#coversSince) return undefined;
    const first = this.#entries.values().find(({ at }) => at >= time);
    return first === undefined ? this.#end : first.position - 1;
  }

  after(position: number): Piece | undefined {
    if (position < this.#start) return undefined;
    if (this.#piece?.position === position) return this.#piece.piece;
    const missed = [...this.#entries.values().filter((entry) => entry.position > position)];
    const { bytes, count } = joinFrames(missed.map(({ frame }) => frame));
    const rest = missed[count];
    const piece: Piece = { bytes, events: count, upTo: rest === undefined ? this.#end : rest.position - 1 };
    if (rest === undefined) piece.time = this.#newest;
    this.#piece = { position, piece };
    return piece;
  }

  #dropOldest(): void {
    const [oldest] = this.#entries.values();
    if (oldest === undefined) return;
    this.#entries.delete(oldest.conversationId);
    this.#start = oldest.position;
    this.#coversSince = Math.max(this.#coversSince, oldest.at + 1);
  }
}
