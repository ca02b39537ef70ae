// `npm run bench:relay -- [names] [--json] [--store]`: the relay against its limit and its peers, on this machine.
// Fails when a figure does not hold.
import { startEmulators } from "../../scripts/emulators/startEmulators.ts";
import { Interrupted, untilInterrupted } from "../../scripts/processes/untilInterrupted.ts";
import { type Measured, verdictOf } from "../measure.ts";
import { parseOptions } from "../parseOptions.ts";
import { table } from "../table.ts";
import { benchmarks } from "./benchmarks.ts";
import { ending } from "./ending.ts";
import { hasNchan } from "./serverNames.ts";
import { storeTable } from "./storeTable.ts";

const interrupted = untilInterrupted();
try {
  const { names, json, store } = parseOptions(process.argv.slice(2), Object.keys(benchmarks));
  const measured = await runAll(names);
  const verdicts = measured.flatMap((each) => verdictOf(each) ?? []);
  if (!hasNchan) console.log("\nnchan is skipped: apt-get install nginx libnginx-mod-nchan brings it.");
  if (json) for (const verdict of verdicts) console.log(JSON.stringify(verdict));
  if (store) await storeTable(measured);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
}
process.exit();

async function runAll(names: readonly string[]): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const [name, { needs, run }] of Object.entries(benchmarks)) {
    if (!names.includes(name)) continue;
    const measured = await ending(async (atEnd) => {
      if (needs === "Firestore emulator") {
        // Only while it is needed: a Java program beside them is nothing that the other servers should be measured with.
        const emulators = await startEmulators({ only: ["firestore", "auth"], signal: interrupted });
        atEnd(emulators.stop);
        Object.assign(process.env, emulators.env);
      }
      return Promise.race([run(atEnd), interruption()]);
    });
    console.log(`\n${name}\n\n${table(measured)}`);
    all.push(...measured);
  }
  return all;
}

function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(interrupted.reason);
    interrupted.addEventListener("abort", () => reject(interrupted.reason), { once: true });
  });
}
