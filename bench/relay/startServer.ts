import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { type Child, startChild } from "../../scripts/processes/startChild.ts";
import type { AtEnd } from "../Benchmark.ts";
import { hear } from "./hear.ts";
import type { ServerName } from "./serverNames.ts";
import { collectedSchema, listeningSchema, type Order, publishedSchema } from "./servers/Order.ts";

/** A server under load, in a process of its own. */
export class RunningServer {
  readonly port: number;
  readonly pids: readonly number[];
  readonly #child: Child;

  constructor(child: Child, port: number, pids: readonly number[]) {
    this.#child = child;
    this.port = port;
    this.pids = pids;
  }

  /** Has it send events to everyone, all in one turn of its loop. Returns when it began to, by `now()`. */
  async publish(count: number, bytes: number): Promise<number> {
    return (await this.#ask({ do: "publish", count, bytes }, publishedSchema)).at;
  }

  /** Has it collect its garbage. */
  async collect(): Promise<void> {
    await this.#ask({ do: "collect" }, collectedSchema);
  }

  #ask<Told>(order: Order, schema: z.ZodType<Told>): Promise<Told> {
    this.#child.process.send(order);
    return hear(this.#child, schema);
  }
}

export async function startServer(name: ServerName, atEnd: AtEnd): Promise<RunningServer> {
  const program = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  const child = startChild(["--conditions=hearth-source", "--expose-gc", program], { env: process.env });
  atEnd(() => child.end());
  const { port, pids } = await hear(child, listeningSchema);
  return new RunningServer(child, port, pids);
}
