import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Benchmark } from "./Benchmark.ts";
import { measure, median, type Sample } from "./measure.ts";

const program = fileURLToPath(new URL("firstAnswer.mjs", import.meta.url));

const runs = 5;
const processes = 5;

const tookSchema = z.object({ wall: z.number(), cpu: z.number() });

type Took = z.infer<typeof tookSchema>;
type Case = "libraries" | "api" | "token";

/**
 * From the start of a process to its first answer: `api` as it is deployed, against a function of one line that has
 * loaded firebase-functions and firebase-admin/firestore. The first answer, because code that loads with the first
 * request would not be seen otherwise.
 */
export const load: Benchmark = {
  needs: "nothing",
  async run() {
    // Once before, so that all files are in the system's cache.
    await inTurns(1);
    return measure(runs, async () => compared(await inTurns(processes)));
  },
};

async function inTurns(times: number): Promise<Record<Case, Took[]>> {
  const taken: Record<Case, Took[]> = { libraries: [], api: [], token: [] };
  for (let time = 0; time < times; time++) {
    taken.libraries.push(await took("libraries"));
    taken.api.push(await took("api"));
    taken.token.push(await took("token"));
  }
  return taken;
}

async function took(load: Case): Promise<Took> {
  const env = { ...process.env, FUNCTION_TARGET: "api", GCLOUD_PROJECT: "demo-hearth" };
  const { stdout } = await promisify(execFile)(process.execPath, [program, load], { env });
  return tookSchema.parse(JSON.parse(stdout));
}

function compared({ libraries, api, token }: Record<Case, Took[]>): Sample[] {
  const wall = (of: Took[]) => median(of.map((one) => one.wall));
  const cpu = (of: Took[]) => median(of.map((one) => one.cpu));
  const ratio = wall(api) / wall(libraries);
  return [
    { figure: "load.api", what: "api ÷ libraries alone", unit: "×", limit: { atMost: 1.3 }, value: ratio },
    { figure: "load.cpu", what: "… in CPU time", unit: "×", value: cpu(api) / cpu(libraries) },
    { figure: "load.tokenCpu", what: "… answering an ID token", unit: "×", value: cpu(token) / cpu(libraries) },
    { figure: "load.apiTime", what: "api", unit: "ms", value: wall(api) },
    { figure: "load.librariesTime", what: "libraries alone", unit: "ms", value: wall(libraries) },
  ];
}
