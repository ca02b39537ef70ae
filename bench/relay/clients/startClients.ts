import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { type Child, startChild } from "../../../scripts/processes/startChild.ts";
import type { AtEnd } from "../../Benchmark.ts";
import { hear } from "../hear.ts";
import { arrivedSchema, type ClientOrder, doneSchema, type Latencies, latenciesSchema } from "./ClientOrder.ts";

const program = fileURLToPath(new URL("clients.ts", import.meta.url));

/** How a client asks for its stream: see `ClientOrder`. */
export type Asking = { asks: readonly string[]; reply?: string; opened: string };

/** The clients of a server, in a process of their own. */
export class RunningClients {
  readonly #child: Child;

  constructor(child: Child) {
    this.#child = child;
  }

  async open(port: number, count: number, { asks, ...asking }: Asking): Promise<void> {
    await this.#ask({ do: "open", port, count, asks: [...asks], ...asking }, doneSchema);
  }

  /** Waits until every client that reads has had `events`, and throws when one has had more. Returns all bytes so far. */
  async haveHad(events: number): Promise<number> {
    const { most, bytes } = await this.#ask({ do: "await", events }, arrivedSchema);
    if (most > events) throw new Error(`A client had ${most} events; ${events} were published.`);
    return bytes;
  }

  async note(events: number): Promise<void> {
    await this.#ask({ do: "note", events }, doneSchema);
  }

  compare(published: readonly number[]): Promise<Latencies> {
    return this.#ask({ do: "compare", published: [...published] }, latenciesSchema);
  }

  async stall(count: number): Promise<void> {
    await this.#ask({ do: "stall", count }, doneSchema);
  }

  #ask<Told>(order: ClientOrder, schema: z.ZodType<Told>): Promise<Told> {
    this.#child.process.send(order);
    return hear(this.#child, schema);
  }
}

export function startClients(atEnd: AtEnd): RunningClients {
  const child = startChild(["--conditions=hearth-source", program], { env: process.env });
  atEnd(() => child.end());
  return new RunningClients(child);
}
