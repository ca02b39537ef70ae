import { type StreamEventName, streamEventSchemas } from "@hearth/contract";
import { createParser } from "eventsource-parser";
import type { z } from "zod";

/** How a stream is asked for. `lastEventId` goes as the header; `last_event_id` is the parameter. */
export type Ask = {
  conversation?: string;
  inbox?: string;
  token?: string;
  ticket?: string;
  lastEventId?: string;
  last_event_id?: string;
  origin?: string;
};

/** One event as it came: `data` is its text. */
export type Received = { event: string; id: string | undefined; data: string };

type DataOf<Name extends StreamEventName> = z.output<(typeof streamEventSchemas)[Name]>;

/** By name, so that the name of an event tells the type of its data. */
const schemas: { [Name in StreamEventName]: z.ZodType<DataOf<Name>> } = streamEventSchemas;

/** How long a test waits for what must come, unless it says otherwise. In milliseconds. */
const usualPatience = 20_000;

/** The response to that request, whatever it is. */
export function requestStream(url: string, ask: Ask, init: RequestInit = {}): Promise<Response> {
  const { token, lastEventId, origin, ...query } = ask;
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
  if (lastEventId !== undefined) headers.set("Last-Event-ID", lastEventId);
  if (origin !== undefined) headers.set("Origin", origin);
  return fetch(`${url}/stream?${new URLSearchParams(query)}`, { ...init, headers });
}

/** Opens a stream and reads it as SSE. Throws where it is refused. */
export async function follow(url: string, ask: Ask): Promise<StreamClient> {
  const cut = new AbortController();
  const response = await requestStream(url, ask, { signal: cut.signal });
  if (response.status !== 200 || response.body === null) {
    throw new Error(`The stream was refused: ${response.status} ${await response.text()}`);
  }
  return new StreamClient(response.body, cut);
}

/** One connection to a stream. Everything about it can be awaited. */
export class StreamClient {
  /** Every event so far, also those that were not asked for. */
  readonly received: Received[] = [];
  /** The id of the last event that had one: where to resume. */
  lastEventId: string | undefined;
  comments = 0;
  /** Everything that came over the wire. */
  text = "";
  readonly #cut: AbortController;
  #read = 0;
  #isOver = false;
  #news = Promise.withResolvers<void>();

  constructor(body: AsyncIterable<Uint8Array>, cut: AbortController) {
    this.#cut = cut;
    void this.#readAll(body).finally(() => {
      this.#isOver = true;
      this.#tell();
    });
  }

  /** The next event of that name (whose data holds all of `where`), past whatever lies before it. Fails when the stream ends first. */
  async next<Name extends StreamEventName>(
    name: Name,
    ...where: string[]
  ): Promise<{ id: string | undefined; data: DataOf<Name> }> {
    const matches = ({ event, data }: Received) => event === name && where.every((part) => data.includes(part));
    const { id, data } = await this.#await(`the next ${name} ${where.join(" ")}`, () => {
      const index = this.received.findIndex((received, at) => at >= this.#read && matches(received));
      if (index < 0) return undefined;
      this.#read = index + 1;
      return this.received[index];
    });
    return { id, data: schemas[name].parse(JSON.parse(data)) };
  }

  /** The next `count` events, whatever they are. `patience`: in milliseconds. */
  take(count: number, patience?: number): Promise<Received[]> {
    const look = () => {
      if (this.received.length < this.#read + count) return undefined;
      this.#read += count;
      return this.received.slice(this.#read - count, this.#read);
    };
    return this.#await(`${count} more events`, look, patience);
  }

  /** The events up to the one with this id, and with it. */
  upTo(id: string): Promise<Received[]> {
    return this.#await(`the event ${id}`, () => {
      const index = this.received.findIndex((event, at) => at >= this.#read && event.id === id);
      if (index < 0) return undefined;
      const from = this.#read;
      this.#read = index + 1;
      return this.received.slice(from, this.#read);
    });
  }

  /** That many more comments. */
  async silence(count: number): Promise<void> {
    const all = this.comments + count;
    await this.#await(`${count} comments`, () => (this.comments >= all ? true : undefined));
  }

  /** The events that were not taken, once the stream has ended. */
  async end(): Promise<Received[]> {
    await this.#await("its end", () => (this.#isOver ? true : undefined));
    return this.received.slice(this.#read);
  }

  /** Breaks the connection off, as a lost network does. */
  async cut(): Promise<void> {
    this.#cut.abort();
    await this.end();
  }

  async #readAll(body: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ event = "", id, data }) => {
        this.received.push({ event, id, data });
        this.lastEventId = id ?? this.lastEventId;
        this.#tell();
      },
      onComment: () => {
        this.comments += 1;
        this.#tell();
      },
    });
    try {
      for await (const chunk of body) {
        const text = decoder.decode(chunk, { stream: true });
        this.text += text;
        parser.feed(text);
      }
    } catch {
      // Cut off, by us or by the other end: an end like every other for who waits here.
    }
  }

  #tell(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  async #await<Found>(what: string, look: () => Found | undefined, patience = usualPatience): Promise<Found> {
    const limit = AbortSignal.timeout(patience);
    const { promise: late, reject } = Promise.withResolvers<never>();
    limit.addEventListener("abort", () => reject(this.#missing(what)));
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (this.#isOver) throw this.#missing(what);
      await Promise.race([this.#news.promise, late]);
    }
  }

  #missing(what: string): Error {
    const came = this.received.slice(-20).map(({ event, id = "" }) => `${event} ${id}`.trim());
    const state = this.#isOver ? "ended" : "stands still";
    return new Error(`Waited for ${what}, but the stream ${state} after ${this.received.length}: ${came.join(", ")}`);
  }
}
