import type { Message } from "@hearth/contract";
import type { Upload } from "../../src/Environment.ts";
import { FakeStream, frame } from "./FakeStream.ts";
import { TrueLog } from "./TrueLog.ts";

/** What happens on the way. An honest network does none of it. */
export type Network = {
  /** How a call fares: lost before it arrives, or its answer lost, or never answered; else late by milliseconds. */
  call: () => "lost" | "unacknowledged" | "stalled" | "busy" | number;
  /** How one tenth of an upload's way fares, where its progress is told: so many milliseconds, or the end of it. */
  piece: () => "cut" | number;
  /** What becomes of one frame, as pieces that are written. */
  frame: (text: string, stream: FakeStream) => string[];
};

export const honest: Network = { call: () => 0, piece: () => 30, frame: (text) => [text] };

type Timers = { setTimer: (run: () => void, ms: number) => () => void };

/** Hearth with one conversation, behind a network that can be hostile. Its log is always true. */
export class FakeHearth {
  readonly log = new TrueLog();
  readonly streams: FakeStream[] = [];
  /** What was uploaded, by attachment: also what no message has. */
  readonly files = new Map<string, Blob>();
  /** How many uploads arrived. */
  uploads = 0;
  network: Network = honest;
  /** The next stream is told so, and ended. */
  isResetting = false;
  readonly #timers: Timers;
  #attachments = new Map<string, NonNullable<Message["attachment"]>>();

  constructor(timers: Timers) {
    this.#timers = timers;
    this.log.onEvent = (event) => {
      for (const stream of this.streams) this.#send(stream, event.type, event, event.seq);
    };
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    if (url.pathname === "/stream") return this.#stream(init);
    const fate = this.network.call();
    if (fate === "lost") throw new Error("The connection was lost.");
    if (fate === "stalled") return new Promise(() => {});
    if (fate === "busy") return problem(503, "busy");
    if (typeof fate === "number") await new Promise<void>((resolve) => this.#timers.setTimer(resolve, fate));
    const answer = this.#answer(url, init);
    if (fate === "unacknowledged") throw new Error("The connection was lost.");
    if (typeof fate === "number") await new Promise<void>((resolve) => this.#timers.setTimer(resolve, fate / 2));
    return answer;
  };

  /** As XMLHttpRequest: in tenths, each of which is told. */
  readonly upload: Upload = async (url, { headers, body, signal, onProgress }) => {
    for (let tenth = 1; tenth <= 10; tenth++) {
      const piece = this.network.piece();
      if (piece === "cut") throw new Error("The connection was lost.");
      await new Promise<void>((resolve) => this.#timers.setTimer(resolve, piece));
      if (signal.aborted) throw new Error("The connection was lost.");
      onProgress(tenth / 10);
    }
    return this.fetch(url, { method: "POST", headers, body, signal });
  };

  /** A day passes: what no message has is gone. */
  sweep(): void {
    this.#attachments = new Map();
  }

  /** As a network that changes: every stream is lost. */
  cutStreams(): void {
    for (const stream of this.streams) stream.cut();
  }

  #answer(url: URL, init: RequestInit): Response {
    const { log } = this;
    const number = (name: string, usual: number) => Number(url.searchParams.get(name) ?? usual);
    if (url.pathname === "/v1/conversations/c1") return Response.json(log.conversation);
    if (url.pathname.endsWith("/events")) {
      const after = number("after", 0);
      return Response.json({ epoch: log.epoch, head: log.seq, events: log.events.slice(after, after + 100) });
    }
    if (init.method === "POST" && url.pathname.endsWith("/messages")) {
      const { text = "", clientId, attachmentId } = JSON.parse(String(init.body));
      if (text === "refuse") return problem(409, "conversation_closed");
      const known = log.messages.find((message) => message.clientId === clientId);
      if (known && known.attachment?.id !== attachmentId) return problem(409, "idempotency_conflict");
      const attachment = known?.attachment ?? this.#attachments.get(attachmentId) ?? null;
      if (attachmentId !== undefined && attachment === null) return problem(404, "not_found");
      return Response.json(log.write(text, clientId, attachment));
    }
    if (url.pathname.endsWith("/attachments") && init.body instanceof Blob) {
      return this.#uploaded(url.searchParams.get("name") ?? "", init.body);
    }
    if (url.pathname.endsWith("/messages"))
      return Response.json(log.page(number("before", Infinity), number("limit", 50)));
    return problem(404, "not_found");
  }

  #uploaded(name: string, blob: Blob): Response {
    this.uploads += 1;
    if (name === "huge") return problem(413, "payload_too_large");
    const id = `a${this.uploads}`;
    const { type: contentType, size } = blob;
    const none = { width: null, height: null, durationSeconds: null, waveform: null, hasThumbnail: false };
    const attachment = { id, name, contentType, size, ...none };
    this.#attachments.set(id, attachment);
    this.files.set(id, blob);
    return Response.json(attachment, { status: 201 });
  }

  #stream(init: RequestInit): Response {
    const fate = this.network.call();
    if (fate === "lost" || fate === "unacknowledged") throw new Error("The connection was lost.");
    if (fate === "busy") return problem(503, "overloaded");
    const stream = new FakeStream(init);
    if (fate === "stalled") return stream.response;
    const { log } = this;
    const after = stream.cursor === undefined ? log.seq : Number(stream.cursor.split(".")[1]);
    stream.send("ready", { topic: "c1", epoch: log.epoch, head: after, leaseMs: 480_000 }, `${log.epoch}.${after}`);
    if (this.isResetting && stream.cursor !== undefined) {
      this.isResetting = false;
      stream.send("reset", { reason: "too_far_behind" });
      stream.end();
      return stream.response;
    }
    for (const event of log.events.slice(after)) this.#send(stream, event.type, event, event.seq);
    this.streams.push(stream);
    this.#beat(stream);
    return stream.response;
  }

  #beat(stream: FakeStream): void {
    if (!stream.isOpen) return;
    stream.write(":\n\n");
    this.#timers.setTimer(() => this.#beat(stream), 20_000);
  }

  #send(stream: FakeStream, type: string, data: object, seq: number): void {
    if (!stream.isOpen) return;
    for (const piece of this.network.frame(frame(type, data, `${this.log.epoch}.${seq}`), stream)) stream.write(piece);
  }
}

export function problem(status: number, code: string): Response {
  return Response.json({ type: `urn:hearth:problem:${code}`, title: code, status, code, requestId: "r1" }, { status });
}
