import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fillRegions } from "../scripts/docs/fillRegions.ts";
import type { Measured } from "./measure.ts";
import { table } from "./table.ts";

/** Keeps a run of all figures, with when and where it was made, on that page; `note` says what was out of the usual. */
export async function storeTable(page: URL, measured: readonly Measured[], note = ""): Promise<void> {
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "an unknown kind"}, ${memory}`;
  const where = `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.version}, ${machine}.`;
  const stored = [where, note, table(measured)].filter((part) => part !== "").join("\n\n");
  await writeFile(page, fillRegions(await readFile(page, "utf8"), { table: stored }));
}
