import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fillRegions } from "../scripts/docs/fillRegions.ts";
import { type Measured, median } from "./measure.ts";
import { table } from "./table.ts";

const baseline = new URL("baseline.json", import.meta.url);
const readme = new URL("README.md", import.meta.url);

/** Keeps a run of all benchmarks in `baseline.json`, and as a table in the README. */
export async function storeBaseline(measured: readonly Measured[]): Promise<void> {
  const origin = {
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim(),
    node: process.version,
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
  };
  await writeFile(baseline, `${JSON.stringify({ ...origin, measured: measured.map(summed) }, null, 2)}\n`);
  const { cpu, cores, memoryGiB } = origin.machine;
  const where = `${origin.date}, commit ${origin.commit}, Node ${origin.node}, ${cores} cores of ${cpu}, ${memoryGiB} GiB.`;
  const page = await readFile(readme, "utf8");
  await writeFile(readme, fillRegions(page, { baseline: `${where}\n\n${table(measured)}` }));
}

function summed({ runs, ...shared }: Measured) {
  return { ...shared, median: median(runs), least: Math.min(...runs), most: Math.max(...runs), runs: runs.length };
}
