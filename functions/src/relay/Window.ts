import type { Audience } from "../conversation/wire.ts";

/** Frames as they go to a socket, and the position that a client has after them. */
export type Piece = {
  bytes: Buffer;
  events: number;
  upTo: number;
  /** Up to which time the client has then seen everything, where that is what its cursor says. */
  time?: number;
};

/**
 * What was lately published, encoded, for all subscribers of a topic together. A position counts what a
 * client has got; what it means is the window's own.
 */
export interface Window {
  /** The position of who has got everything. */
  readonly end: number;
  /** What follows `position`, some or all of it; undefined when the window does not reach back that far. */
  after(position: number, audience: Audience): Piece | undefined;
}
