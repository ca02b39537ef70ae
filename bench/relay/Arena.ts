import { setTimeout as sleep } from "node:timers/promises";
import type { AtEnd } from "../Benchmark.ts";
import { now } from "../now.ts";
import { askingOf } from "./asking.ts";
import type { Latencies } from "./clients/ClientOrder.ts";
import { type RunningClients, startClients } from "./clients/startClients.ts";
import { cpuSeconds } from "./processStats.ts";
import type { ServerName } from "./serverNames.ts";
import { type RunningServer, startServer } from "./startServer.ts";

/** One server and its clients. Every event reaches every client, or the run throws. */
export class Arena {
  readonly name: ServerName;
  readonly server: RunningServer;
  readonly clients: RunningClients;
  readonly #bytes: number;
  #count = 0;
  #published = 0;

  constructor(name: ServerName, server: RunningServer, clients: RunningClients, bytes: number) {
    this.name = name;
    this.server = server;
    this.clients = clients;
    this.#bytes = bytes;
  }

  async open(count: number): Promise<void> {
    await this.clients.open(this.server.port, count, askingOf(this.name));
    this.#count += count;
  }

  /** Publishes so many bursts, each once everyone has had the one before. Returns when each began, by `now()`. */
  async inTurn(bursts: number, perBurst: number): Promise<number[]> {
    const began: number[] = [];
    for (let burst = 0; burst < bursts; burst++) {
      began.push(await this.#publish(perBurst));
      await this.clients.haveHad(this.#published);
    }
    return began;
  }

  /** Deliveries for each second of the server's CPU time. */
  async deliveriesPerCpuSecond(bursts: number, perBurst: number): Promise<number> {
    const before = cpuSeconds(this.server.pids);
    await this.inTurn(bursts, perBurst);
    return (bursts * perBurst * this.#count) / (cpuSeconds(this.server.pids) - before);
  }

  /** Publishes one event after another at that rate, however late they arrive. */
  async latencies(perSecond: number, seconds: number): Promise<Latencies> {
    const events = perSecond * seconds;
    await this.clients.note(events);
    const published: number[] = [];
    const began = now();
    for (let event = 0; event < events; event++) {
      await sleep(Math.max(0, began + (event * 1000) / perSecond - now()));
      published.push(await this.#publish(1));
    }
    await this.clients.haveHad(this.#published);
    return this.clients.compare(published);
  }

  #publish(count: number): Promise<number> {
    this.#published += count;
    return this.server.publish(count, this.#bytes);
  }
}

/** Events of 400 bytes, unless it says another size. */
export async function startArena(name: ServerName, clients: number, atEnd: AtEnd, bytes = 400): Promise<Arena> {
  const arena = new Arena(name, await startServer(name, atEnd), startClients(atEnd), bytes);
  await arena.open(clients);
  return arena;
}
