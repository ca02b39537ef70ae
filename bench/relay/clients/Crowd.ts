import { connect, type Socket } from "node:net";
import { now } from "../../now.ts";
import { mark } from "../event.ts";
import type { ClientOrder } from "./ClientOrder.ts";

const markByte = mark.charCodeAt(0);

/** Connections that are being opened at a time: fewer than a listening socket queues. */
const openingAtOnce = 250;

type Opening = Extract<ClientOrder, { do: "open" }>;
type Client = { socket: Socket; seen: number; isReading: boolean };

/** Many clients that only count what they get: whatever they did with it would be taken from the server's core. */
export class Crowd {
  bytes = 0;
  readonly #clients: Client[] = [];
  #noted: { arrivals: Float64Array; from: number; events: number } | undefined;
  #awaited: { events: number; missing: number; resolve: () => void } | undefined;

  async open({ count, ...opening }: Opening): Promise<void> {
    const first = this.#clients.length;
    const queue = Array.from({ length: count }, (_, index) => first + index).values();
    await Promise.all(
      Array.from({ length: openingAtOnce }, async () => {
        for (const index of queue) await this.#openOne(index, opening);
      }),
    );
  }

  async arrived(events: number): Promise<void> {
    const missing = this.#clients.filter(({ isReading, seen }) => isReading && seen < events).length;
    if (missing > 0) await new Promise<void>((resolve) => (this.#awaited = { events, missing, resolve }));
  }

  get most(): number {
    return this.#clients.reduce((most, { seen }) => Math.max(most, seen), 0);
  }

  /** Notes the next events, of which every client that reads gets each. */
  note(events: number): void {
    this.#noted = {
      arrivals: new Float64Array(events * this.#clients.length).fill(Number.NaN),
      from: this.most,
      events,
    };
  }

  /** How long each took, of those that came, in order of size. */
  latencies(published: readonly number[]): Float64Array {
    const { arrivals, events } = this.#noted ?? { arrivals: new Float64Array(), events: 1 };
    const took = arrivals.map((at, index) => at - (published[index % events] ?? Number.NaN));
    return took.filter((milliseconds) => !Number.isNaN(milliseconds)).sort();
  }

  stall(count: number): void {
    for (const client of this.#clients.slice(0, count)) {
      client.isReading = false;
      client.socket.pause();
    }
  }

  #openOne(index: number, { port, asks, reply, opened }: Omit<Opening, "count">): Promise<void> {
    const socket = connect({ host: "127.0.0.1", port });
    socket.write(asks[index % asks.length] ?? "", "latin1");
    const client: Client = { socket, seen: 0, isReading: true };
    this.#clients[index] = client;
    const open = Promise.withResolvers<void>();
    let head = "";
    const takeHead = (data: Buffer) => {
      if (head === "" && reply !== undefined) socket.write(reply, "latin1");
      head += data.toString("latin1");
      if (!head.includes(opened)) return;
      socket.off("data", takeHead);
      if (/^HTTP\/1.1 (200|101) /.test(head)) open.resolve();
      else open.reject(new Error(`A client was refused: ${head}`));
    };
    socket.on("data", takeHead);
    socket.on("data", (data) => this.#take(index, client, data));
    socket.on("close", () => {
      throw new Error("A client was cut off.");
    });
    return open.promise;
  }

  #take(index: number, client: Client, data: Buffer): void {
    this.bytes += data.length;
    for (let at = data.indexOf(markByte); at >= 0; at = data.indexOf(markByte, at + 1)) {
      this.#noteOne(index, client.seen);
      client.seen += 1;
      this.#checkAwaited(client);
    }
  }

  #noteOne(index: number, seen: number): void {
    if (this.#noted === undefined) return;
    const { arrivals, from, events } = this.#noted;
    const event = seen - from;
    if (event >= 0 && event < events) arrivals[index * events + event] = now();
  }

  #checkAwaited({ isReading, seen }: Client): void {
    if (this.#awaited === undefined || !isReading || seen !== this.#awaited.events) return;
    this.#awaited.missing -= 1;
    if (this.#awaited.missing > 0) return;
    this.#awaited.resolve();
    this.#awaited = undefined;
  }
}
