import { fileURLToPath } from "node:url";
import { runCommand } from "../processes/runCommand.ts";
import { type Seeded, seededSchema } from "./seeded.ts";

const program = fileURLToPath(new URL("../seed.ts", import.meta.url));

/**
 * Seeds running emulators in a process of its own: the Firebase SDKs take their emulators from the environment, and
 * `npm start` goes on for hours without them. `api` ends in /v1; `botKey` is that of an earlier seed.
 */
export async function runSeed(options: {
  api: string;
  env: Record<string, string>;
  botKey?: string;
  signal?: AbortSignal;
}): Promise<Seeded> {
  const { api, env, botKey, signal } = options;
  const args = [...process.execArgv, program, `--api=${api}`, ...(botKey === undefined ? [] : [`--bot-key=${botKey}`])];
  const run = await runCommand(process.execPath, args, { env: { ...process.env, ...env }, output: "keep", signal });
  if (run.code !== 0) throw new Error(`The demo data could not be made.\n${run.output}`);
  return seededSchema.parse(JSON.parse(run.output.trim().split("\n").at(-1) ?? ""));
}
