import type { Benchmark } from "../Benchmark.ts";
import { measure, type Sample } from "../measure.ts";
import { type Arena, startArena } from "./Arena.ts";
import { serverNames } from "./serverNames.ts";

const runs = 5;
const clients = 1_000;
const events = 150;
const warmUp = 100;

/** One event at a time to 1,000 clients, the next once all have the last: what a delivery costs. */
export const single: Benchmark = {
  needs: "nothing",
  async run(atEnd) {
    const arenas: Arena[] = [];
    for (const name of serverNames) {
      const arena = await startArena(name, clients, atEnd);
      await arena.inTurn(warmUp, 1);
      arenas.push(arena);
    }
    return measure(runs, async () => {
      const rates: Record<string, number> = {};
      for (const arena of arenas) rates[arena.name] = await arena.deliveriesPerCpuSecond(events, 1);
      return compared(rates);
    });
  },
};

function compared(rates: Readonly<Record<string, number>>): Sample[] {
  const rate = (name: string) => rates[name] ?? Number.NaN;
  const ratio = (of: string, to: string) => rate(of) / rate(to);
  const what = (to: string) => `deliveries per CPU second: Hearth ÷ ${to}`;
  return [
    {
      figure: "relay.single.vsRaw",
      what: what("raw sockets"),
      unit: "×",
      limit: { atLeast: 0.9 },
      value: ratio("hearth", "raw"),
    },
    {
      figure: "relay.single.vsBetterSse",
      what: what("better-sse"),
      unit: "×",
      limit: { atLeast: 1.8 },
      value: ratio("hearth", "betterSse"),
    },
    {
      figure: "relay.single.vsSocketIo",
      what: what("socket.io"),
      unit: "×",
      limit: { atLeast: 1.8 },
      value: ratio("hearth", "socketIo"),
    },
    { figure: "relay.single.rawVsSocketIo", what: "raw ÷ socket.io", unit: "×", value: ratio("raw", "socketIo") },
    ...Object.entries(rates).map(([name, value]) => ({
      figure: `relay.single.${name}`,
      what: `${name}: CPU for one delivery, in µs`,
      value: 1e6 / value,
    })),
  ];
}
