import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fillRegions } from "../../scripts/docs/fillRegions.ts";
import type { Measured } from "../measure.ts";
import { table } from "../table.ts";
import { hasNchan } from "./serverNames.ts";

const page = new URL("../relay.md", import.meta.url);

/** Keeps a run of all figures, with when and where it was made, on the page of the relay. */
export async function storeTable(measured: readonly Measured[]): Promise<void> {
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "an unknown kind"}, ${memory}`;
  const where = `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.version}, ${machine}.`;
  const skipped = hasNchan ? "" : "\n\nnchan was not installed.";
  const stored = `${where}${skipped}\n\n${table(measured)}`;
  await writeFile(page, fillRegions(await readFile(page, "utf8"), { table: stored }));
}
