import type { ResetReason } from "@hearth/contract";
import type { Audience } from "../conversation/wire.ts";
import type { Piece } from "./Window.ts";

/** What a topic needs of whoever follows it: a position, and somewhere to write. */
export interface Follower {
  readonly principal: { readonly id: string };
  readonly audience: Audience;
  /** What it has got: see Window. */
  readonly position: number;
  /** Up to when it has seen everything, where its cursor is a time. In milliseconds since 1970. */
  readonly time: number;
  /** Set while it waits for what lies before the window. */
  isRefilling: boolean;
  /** Whether it may be written to: open, with room in its socket, and nothing older on its way. */
  readonly isReady: boolean;
  /** Calls `resume` each time there is room again. */
  onDrain(resume: () => void): void;
  /** Writes the piece and stands at its end. */
  writePiece(piece: Piece): void;
  /** The same with a piece that had to be fetched. */
  refill(piece: Piece): void;
  write(chunks: Buffer): void;
  reset(reason: ResetReason): void;
  destroy(reason: string): void;
}
