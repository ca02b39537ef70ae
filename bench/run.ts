// `npm run bench -- [names] [--json] [--store]`: measures on this machine, and fails when a figure does not hold.
import { startEmulators } from "../scripts/emulators/startEmulators.ts";
import { Interrupted, untilInterrupted } from "../scripts/processes/untilInterrupted.ts";
import type { AtEnd, Benchmark } from "./Benchmark.ts";
import { benchmarks } from "./benchmarks.ts";
import { type Measured, verdictOf } from "./measure.ts";
import { parseOptions } from "./parseOptions.ts";
import { storeBaseline } from "./storeBaseline.ts";
import { table } from "./table.ts";

const interrupted = untilInterrupted();
try {
  const { names, json, store } = parseOptions(process.argv.slice(2), Object.keys(benchmarks));
  const chosen = Object.entries(benchmarks).filter(([name]) => names.includes(name));
  const measured = await runAll(chosen);
  const verdicts = measured.flatMap((each) => verdictOf(each) ?? []);
  if (json) for (const verdict of verdicts) console.log(JSON.stringify(verdict));
  if (store) await storeBaseline(measured);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
}
process.exit();

async function runAll(chosen: readonly [string, Benchmark][]): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const [name, benchmark] of chosen) {
    const measured = await ending((atEnd) => runOne(benchmark, atEnd));
    console.log(`\n${name}\n\n${table(measured)}`);
    all.push(...measured);
  }
  return all;
}

/** Each has an emulator of its own: what another left in it would make it slower. */
async function runOne({ needs, run }: Benchmark, atEnd: AtEnd): Promise<Measured[]> {
  if (needs === "Firestore emulator") {
    const emulators = await startEmulators({ only: ["firestore"], signal: interrupted });
    atEnd(emulators.stop);
    Object.assign(process.env, emulators.env);
  }
  return Promise.race([run(atEnd), interruption()]);
}

/** Whatever was handed to `atEnd` has ended when this returns or throws; what came last ends first. */
async function ending<Result>(work: (atEnd: AtEnd) => Promise<Result>): Promise<Result> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    return await work((end) => ends.push(end));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(interrupted.reason);
    interrupted.addEventListener("abort", () => reject(interrupted.reason), { once: true });
  });
}
