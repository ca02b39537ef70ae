import type { Emulator } from "../scripts/emulators/emulatorConfig.ts";
import { startEmulators } from "../scripts/emulators/startEmulators.ts";
import { Interrupted, untilInterrupted } from "../scripts/processes/untilInterrupted.ts";
import type { AtEnd, Benchmark } from "./Benchmark.ts";
import { ending } from "./ending.ts";
import { type Measured, verdictOf } from "./measure.ts";
import { parseOptions } from "./parseOptions.ts";
import { table } from "./table.ts";

export type Suite = {
  /** By name, in the order in which they run. */
  benchmarks: Readonly<Record<string, Benchmark>>;
  /** What those get that need an emulator. */
  emulators: readonly Emulator[];
  /** Keeps a run of all of them: for `--store`. */
  store(measured: readonly Measured[]): Promise<void>;
  /** Said after the figures. */
  note?: string;
};

/**
 * The whole of a command: runs the benchmarks that its arguments name, prints their figures, and ends the process, with
 * an exit code other than 0 when one does not hold.
 */
export async function runBenchmarks({ benchmarks, emulators, store, note = "" }: Suite): Promise<never> {
  const interrupted = untilInterrupted();
  try {
    const { names, json, store: stores } = parseOptions(process.argv.slice(2), Object.keys(benchmarks));
    const measured: Measured[] = [];
    for (const [name, benchmark] of Object.entries(benchmarks).filter(([name]) => names.includes(name))) {
      const found = await ending((atEnd) => runOne(benchmark, atEnd, emulators, interrupted));
      console.log(`\n${name}\n\n${table(found)}`);
      measured.push(...found);
    }
    if (note !== "") console.log(`\n${note}`);
    const verdicts = measured.flatMap((each) => verdictOf(each) ?? []);
    if (json) for (const verdict of verdicts) console.log(JSON.stringify(verdict));
    if (stores) await store(measured);
    process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Interrupted)) console.error(error);
    process.exitCode = error instanceof Interrupted ? 130 : 1;
  }
  process.exit();
}

/** Each has emulators of its own, while it runs: what another left in them, or they beside others, would make it slower. */
async function runOne(
  { needs, run }: Benchmark,
  atEnd: AtEnd,
  only: readonly Emulator[],
  interrupted: AbortSignal,
): Promise<Measured[]> {
  if (needs === "Firestore emulator") {
    const emulators = await startEmulators({ only, signal: interrupted });
    atEnd(emulators.stop);
    Object.assign(process.env, emulators.env);
  }
  return Promise.race([run(atEnd), interruption(interrupted)]);
}

function interruption(interrupted: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(interrupted.reason);
    interrupted.addEventListener("abort", () => reject(interrupted.reason), { once: true });
  });
}
