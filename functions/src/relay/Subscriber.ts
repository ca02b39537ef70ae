import type { ServerResponse } from "node:http";
import type { ReconnectReason, ResetReason } from "@hearth/contract";
import type { Principal } from "../conversation/Principal.ts";
import { type Audience, audienceOf } from "../conversation/wire.ts";
import { encodeFrame, heartbeat } from "./frame.ts";

/** What one client may leave unread before it is cut off; it comes back at its cursor. In bytes. */
const maxUnread = 1_000_000;

/** How long who does not read its goodbye keeps its place. In milliseconds. */
const goodbyeLasts = 3_000;

export type Terms = {
  topic: string;
  principal: Principal;
  now: number;
  /** When it must end, as of its lease or its token. In milliseconds since 1970, like every time here. */
  endsAt: number;
  endsBy: Extract<ReconnectReason, "lease" | "token">;
  heartbeatMs: number;
  maxBytes: number;
};

/** One client's stream: what is written to it, and when it ends. It ends itself, with a word, before anyone cuts it. */
export class Subscriber {
  readonly principal: Principal;
  readonly audience: Audience;
  /** The seq, or for the inbox the time, of what it has got so far. */
  position = 0;
  readonly #terms: Terms;
  readonly #response: ServerResponse;
  #nextHeartbeat: number;
  #cutAt: number | undefined;
  #resume = () => {};
  #bytes = 0;

  constructor(response: ServerResponse, terms: Terms) {
    this.#response = response;
    this.#terms = terms;
    this.principal = terms.principal;
    this.audience = audienceOf(terms.principal);
    this.#nextHeartbeat = terms.now + terms.heartbeatMs;
    response.on("drain", () => this.#resume());
    response.on("close", () => this.#resume());
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  /** What it was sent so far. */
  get bytes(): number {
    return this.#bytes;
  }

  send(text: string): void {
    if (!this.isOpen) return;
    this.#bytes += Buffer.byteLength(text);
    this.#response.write(text);
    if (this.#response.writableLength > maxUnread) this.#response.destroy();
    else if (this.#bytes > this.#terms.maxBytes) this.reconnect("bytes", 0);
  }

  /** Resolves once the client has read enough of what was sent for more, or is gone. */
  async drained(): Promise<void> {
    if (!this.isOpen || !this.#response.writableNeedDrain) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#resume = resolve;
    await promise;
  }

  /** What it has cannot be continued: fetch anew, then connect without a cursor. */
  reset(reason: ResetReason): void {
    this.#end(encodeFrame({ event: "reset", data: { reason } }));
  }

  /** Come back, with the cursor, after `delayMs`. */
  reconnect(reason: ReconnectReason, delayMs: number): void {
    this.#end(encodeFrame({ event: "reconnect", data: { reason, delayMs } }));
  }

  /** What is due at `now`: the end, a heartbeat, or the cut for who was told to go and does not read. */
  tick(now: number): void {
    if (!this.isOpen) {
      this.#cutAt ??= now + goodbyeLasts;
      if (now >= this.#cutAt) this.#response.destroy();
    } else if (now >= this.#terms.endsAt) this.reconnect(this.#terms.endsBy, 0);
    else if (now >= this.#nextHeartbeat) {
      this.#nextHeartbeat = now + this.#terms.heartbeatMs;
      this.send(heartbeat);
    }
  }

  #end(goodbye: string): void {
    if (this.isOpen) this.#response.end(goodbye);
  }
}
