import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ReconnectReason, ResetReason } from "@hearth/contract";
import { debug, info } from "firebase-functions/logger";
import type { Principal } from "../conversation/Principal.ts";
import { type Audience, audienceOf } from "../conversation/wire.ts";
import type { Counters } from "./Counters.ts";
import { chunk, unchunked } from "./chunk.ts";
import type { Follower } from "./Follower.ts";
import { encodeFrame, heartbeat } from "./frame.ts";
import type { Piece } from "./Window.ts";

const heartbeatChunk = chunk(heartbeat);

/** Who does not read for so long is told of in the log. In milliseconds. */
const blockedWorthTelling = 5_000;

/** Who does not read for so long is cut off; it comes back at its cursor. In milliseconds. */
const stallPatience = 30_000;

/** How long who does not read its goodbye keeps its place. In milliseconds. */
const goodbyeLasts = 3_000;

export type Terms = {
  topic: string;
  principal: Principal;
  /** What the client has got already: see Window, and `Subscriber.time`. */
  position: number;
  time: number;
  now: number;
  /** When it must end, as of its lease or its token. In milliseconds since 1970, like every time here. */
  endsAt: number;
  endsBy: Extract<ReconnectReason, "lease" | "token">;
  heartbeatMs: number;
  maxBytes: number;
  /** HTTP/1.1: the body has chunks. Otherwise it ends with the connection. */
  isChunked: boolean;
};

/**
 * One client's stream: a position and a socket. Chunks that were built once for everybody go straight to the
 * socket, past Node's response, which would frame each of them anew; the response has sent its headers
 * before and writes the last chunk after. Nothing is queued here: while the socket is full the client only
 * falls behind.
 */
export class Subscriber implements Follower {
  readonly principal: Principal;
  readonly audience: Audience;
  position: number;
  time: number;
  isRefilling = false;
  readonly #terms: Terms;
  readonly #response: ServerResponse;
  readonly #socket: Socket;
  readonly #counters: Counters;
  /** As of the last tick: one clock for all that is counted here, and none is asked at each write. */
  #now: number;
  #blockedSince: number | undefined;
  #isBlockedTold = false;
  #lastWrite: number;
  #cutAt: number | undefined;
  #bytes = 0;
  #events = 0;
  #endedBy = "client";
  #isOver = false;

  constructor(response: ServerResponse, socket: Socket, terms: Terms, counters: Counters) {
    this.#response = response;
    this.#socket = socket;
    this.#terms = terms;
    this.#counters = counters;
    this.principal = terms.principal;
    this.audience = audienceOf(terms.principal);
    this.position = terms.position;
    this.time = terms.time;
    this.#now = terms.now;
    this.#lastWrite = terms.now;
    response.once("close", () => this.#logClose());
    info("stream opened", { topic: terms.topic, role: terms.principal.role });
  }

  get isOpen(): boolean {
    return !this.#isOver && this.#socket.writable;
  }

  get isBlocked(): boolean {
    return this.#blockedSince !== undefined;
  }

  get isReady(): boolean {
    return this.#blockedSince === undefined && !this.isRefilling && this.isOpen;
  }

  onDrain(resume: () => void): void {
    const drained = () => {
      if (this.#blockedSince === undefined) return;
      this.#blockedSince = undefined;
      this.#isBlockedTold = false;
      resume();
    };
    this.#socket.on("drain", drained);
    this.#response.once("close", () => this.#socket.off("drain", drained));
  }

  writePiece(piece: Piece): void {
    this.position = piece.upTo;
    this.time = piece.time ?? this.time;
    this.#events += piece.events;
    this.write(piece.bytes);
  }

  refill(piece: Piece): void {
    debug("stream refilled", { topic: this.#terms.topic, events: piece.events, bytes: piece.bytes.length });
    this.writePiece(piece);
  }

  /** Writes chunks as they are. A socket that is full takes them still, and then nothing until it drains. */
  write(chunks: Buffer): void {
    if (!this.isOpen) return;
    const bytes = this.#terms.isChunked ? chunks : unchunked(chunks);
    this.#bytes += bytes.length;
    this.#lastWrite = this.#now;
    if (!this.#socket.write(bytes)) this.#blockedSince = this.#now;
    if (this.#bytes > this.#terms.maxBytes) this.reconnect("bytes", 0);
  }

  /** What it has cannot be continued: fetch anew, then connect without a cursor. */
  reset(reason: ResetReason): void {
    if (!this.isOpen) return;
    this.#counters.resets += 1;
    info("stream reset", { topic: this.#terms.topic, reason });
    this.#end("reset", encodeFrame({ event: "reset", data: { reason } }));
  }

  /** Come back, with the cursor, after `delayMs`. */
  reconnect(reason: ReconnectReason, delayMs: number): void {
    this.#end(reason, encodeFrame({ event: "reconnect", data: { reason, delayMs } }));
  }

  destroy(reason: string): void {
    this.#endedBy = reason;
    this.#isOver = true;
    this.#socket.destroy();
  }

  /** What is due at `now`: the end, a heartbeat, or the cut for who does not read, be it only its goodbye. */
  tick(now: number): void {
    this.#now = now;
    const { endsAt, endsBy, heartbeatMs } = this.#terms;
    if (!this.isOpen) {
      this.#cutAt ??= now + goodbyeLasts;
      if (now >= this.#cutAt) this.#socket.destroy();
      return;
    }
    this.#tellBlocked(now);
    if (this.#blockedSince !== undefined && now - this.#blockedSince > stallPatience) {
      this.#counters.stalled += 1;
      this.destroy("stalled");
    } else if (now >= endsAt) this.reconnect(endsBy, 0);
    else if (now - this.#lastWrite >= heartbeatMs && this.isReady) this.write(heartbeatChunk);
  }

  #tellBlocked(now: number): void {
    if (this.#isBlockedTold || this.#blockedSince === undefined) return;
    const milliseconds = now - this.#blockedSince;
    if (milliseconds < blockedWorthTelling) return;
    this.#isBlockedTold = true;
    info("stream blocked", { topic: this.#terms.topic, milliseconds });
  }

  #end(reason: string, goodbye: string): void {
    if (!this.isOpen) return;
    this.#endedBy = reason;
    this.#isOver = true;
    this.#response.end(goodbye);
  }

  #logClose(): void {
    const { topic } = this.#terms;
    const milliseconds = this.#now - this.#terms.now;
    info("stream closed", { topic, reason: this.#endedBy, milliseconds, bytes: this.#bytes, events: this.#events });
  }
}
