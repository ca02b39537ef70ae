import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark } from "../Benchmark.ts";
import { ending } from "../ending.ts";
import { measure } from "../measure.ts";
import { startArena } from "./Arena.ts";
import { memory as memoryOf } from "./processStats.ts";
import { type ServerName, serverNames } from "./serverNames.ts";
import type { RunningServer } from "./startServer.ts";

const runs = 3;
const clients = 5_000;

/** Connected before: the first ones bring what all of them share. */
const first = 500;

/** What a connected client takes that gets nothing, once the garbage is collected. The kernel's share is not in it. */
export const memory: Benchmark = {
  needs: "nothing",
  run: () =>
    measure(runs, async () => {
      const taken: Partial<Record<ServerName, number>> = {};
      for (const name of serverNames) taken[name] = await perClient(name);
      return [
        {
          figure: "relay.memory.vsRaw",
          what: "memory for each client: Hearth ÷ raw",
          unit: "×",
          limit: { atMost: 1.3 },
          value: (taken.hearth ?? Number.NaN) / (taken.raw ?? Number.NaN),
        },
        ...Object.entries(taken).map(([name, value]) => ({
          figure: `relay.memory.${name}`,
          what: `${name}: memory for each client, in KiB`,
          value: value / 1024,
        })),
      ];
    }),
};

/** In bytes. */
function perClient(name: ServerName): Promise<number> {
  return ending(async (atEnd) => {
    const arena = await startArena(name, first, atEnd);
    const before = await afterCollection(arena.server);
    await arena.open(clients);
    return ((await afterCollection(arena.server)) - before) / clients;
  });
}

/** V8 gives pages back to the system some time after it has emptied them. */
async function afterCollection(server: RunningServer): Promise<number> {
  for (let time = 0; time < 5; time++) {
    await server.collect();
    await sleep(100);
  }
  return memoryOf(server.pids, "now");
}
