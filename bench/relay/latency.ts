import type { Benchmark } from "../Benchmark.ts";
import { measure, type Sample } from "../measure.ts";
import { type Arena, startArena } from "./Arena.ts";

const runs = 5;
const seconds = 4;

const loads = [
  { name: "1000x20", clients: 1_000, perSecond: 20 },
  { name: "5000x5", clients: 5_000, perSecond: 5 },
];

type Pair = (typeof loads)[number] & { raw: Arena; hearth: Arena };

/** From an event's publication to its arrival at a client, under a steady load. */
export const latency: Benchmark = {
  needs: "nothing",
  async run(atEnd) {
    const pairs: Pair[] = [];
    for (const load of loads) {
      const raw = await startArena("raw", load.clients, atEnd);
      const hearth = await startArena("hearth", load.clients, atEnd);
      for (const arena of [raw, hearth]) await arena.latencies(load.perSecond, seconds);
      pairs.push({ ...load, raw, hearth });
    }
    return measure(runs, async () => {
      const samples: Sample[] = [];
      for (const pair of pairs) samples.push(...(await compare(pair)));
      return samples;
    });
  },
};

async function compare({ name, clients, perSecond, raw, hearth }: Pair): Promise<Sample[]> {
  const limit = await raw.latencies(perSecond, seconds);
  const ours = await hearth.latencies(perSecond, seconds);
  const load = `${clients} clients × ${perSecond} events/s`;
  const figure = (last: string) => `relay.latency.${name}.${last}`;
  return [
    {
      figure: figure("p99"),
      what: `${load}, p99: Hearth ÷ raw`,
      unit: "×",
      limit: { atMost: 1.5 },
      value: ours.p99 / limit.p99,
    },
    { figure: figure("hearthP99"), what: `${load}: Hearth, p99`, unit: "ms", value: ours.p99 },
    { figure: figure("rawP99"), what: `${load}: raw, p99`, unit: "ms", value: limit.p99 },
    { figure: figure("hearthP50"), what: `${load}: Hearth, p50`, unit: "ms", value: ours.p50 },
    { figure: figure("rawP50"), what: `${load}: raw, p50`, unit: "ms", value: limit.p50 },
  ];
}
