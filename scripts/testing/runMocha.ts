import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { runCommand } from "../processes/runCommand.ts";
import { type Counts, oneFailed, total } from "./Counts.ts";

const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
const reporter = fileURLToPath(new URL("CountingReporter.ts", import.meta.url));

const stats = z.object({ passes: z.int(), failures: z.int(), pending: z.int() });

/**
 * Runs mocha with these arguments, its output shown. A run that dies counts as one failure more than it told of, and
 * so does one that executed no test: it would otherwise be taken for a success.
 */
export async function runMocha(args: readonly string[], env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-mocha-"));
  const file = join(folder, "counts.json");
  try {
    const reporting = ["--reporter", reporter, "--reporter-option", `output=${file}`];
    const options = { env, output: "show" as const, signal };
    const { code } = await runCommand(process.execPath, [mocha, ...reporting, ...args], options);
    return mochaCounts(await readFile(file, "utf8").catch(() => undefined), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a run counts as, from what its reporter left behind and its exit code, which is the number of failures. */
export function mochaCounts(left: string | undefined, code: number | null): Counts {
  if (left === undefined) return oneFailed;
  const { passes, failures, pending } = stats.parse(JSON.parse(left));
  const counts = { passed: passes, failed: failures, skipped: pending };
  const died = code !== 0 && failures === 0;
  return died || passes + failures === 0 ? total([counts, oneFailed]) : counts;
}
