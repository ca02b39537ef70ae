import type { AtEnd, Benchmark } from "../Benchmark.ts";
import { ending } from "../ending.ts";
import { measure } from "../measure.ts";
import { startArena } from "./Arena.ts";
import { forgetPeak, memory } from "./processStats.ts";

const runs = 3;
const clients = 1_000;
const stalled = 100;

/** 20 MB for each client. */
const events = 1_000;
const bytes = 20_000;
const warmUp = 20;

/** Some clients stop reading while much is published: what that costs the server, and those that read. */
export const slow: Benchmark = {
  needs: "nothing",
  run: () =>
    measure(runs, async () => {
      const without = await ending((atEnd) => publishTo(0, atEnd));
      const among = await ending((atEnd) => publishTo(stalled, atEnd));
      return [
        {
          figure: "relay.slow.memory",
          what: "100 of 1,000 stop reading while 20 MB each are published: peak memory beyond that without them, in MiB",
          limit: { atMost: 32 },
          value: among.peak - without.peak,
        },
        {
          figure: "relay.slow.p99",
          what: "the others' p99 ÷ p99 without them",
          unit: "×",
          limit: { atMost: 1.3 },
          value: among.p99 / without.p99,
        },
        { figure: "relay.slow.peak", what: "peak memory with them, in MiB", value: among.peak },
        { figure: "relay.slow.peakWithout", what: "without them, in MiB", value: without.peak },
        { figure: "relay.slow.othersP99", what: "the others' p99", unit: "ms", value: among.p99 },
      ];
    }),
};

async function publishTo(stalling: number, atEnd: AtEnd): Promise<{ peak: number; p99: number }> {
  const arena = await startArena("hearth", clients, atEnd, bytes);
  await arena.inTurn(warmUp, 1);
  await arena.clients.stall(stalling);
  await arena.clients.note(events);
  forgetPeak(arena.server.pids);
  const published = await arena.inTurn(events, 1);
  const { p99 } = await arena.clients.compare(published);
  return { peak: memory(arena.server.pids, "peak") / 2 ** 20, p99 };
}
