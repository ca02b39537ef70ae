import type { Benchmark } from "../Benchmark.ts";
import { measure, type Sample } from "../measure.ts";
import { type Arena, startArena } from "./Arena.ts";
import { serverNames } from "./serverNames.ts";

const runs = 3;
const clients = 1_000;
const perBurst = 20;
const bursts = 10;
const warmUp = 5;

/** Hearth's is the cheapest by far: it needs more of them for as much CPU time. */
const more = 5;

/** Twenty events in one turn of the loop, to 1,000 clients. */
export const burst: Benchmark = {
  needs: "nothing",
  async run(atEnd) {
    const arenas: Arena[] = [];
    for (const name of serverNames) {
      const arena = await startArena(name, clients, atEnd);
      await arena.inTurn(warmUp, perBurst);
      arenas.push(arena);
    }
    return measure(runs, async () => {
      const rates: Record<string, number> = {};
      for (const arena of arenas) {
        const count = arena.name === "hearth" ? bursts * more : bursts;
        rates[arena.name] = await arena.deliveriesPerCpuSecond(count, perBurst);
      }
      return compared(rates);
    });
  },
};

function compared(rates: Readonly<Record<string, number>>): Sample[] {
  const hearthTo = (name: string) => (rates.hearth ?? Number.NaN) / (rates[name] ?? Number.NaN);
  const what = (to: string) => `bursts of 20, deliveries per CPU second: Hearth ÷ ${to}`;
  const vsNchan: Sample = {
    figure: "relay.burst.vsNchan",
    what: what("nchan"),
    unit: "×",
    limit: { atLeast: 1 },
    value: hearthTo("nchan"),
  };
  return [
    {
      figure: "relay.burst.vsRaw",
      what: what("raw sockets, event by event"),
      unit: "×",
      limit: { atLeast: 4 },
      value: hearthTo("raw"),
    },
    ...("nchan" in rates ? [vsNchan] : []),
    ...Object.entries(rates).map(([name, value]) => ({
      figure: `relay.burst.${name}`,
      what: `${name}: CPU for one delivery, in µs`,
      value: 1e6 / value,
    })),
  ];
}
