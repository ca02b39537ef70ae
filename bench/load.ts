import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Benchmark } from "./Benchmark.ts";
import { measure, type Sample } from "./measure.ts";

const program = fileURLToPath(new URL("firstAnswer.mjs", import.meta.url));

const runs = 15;

const tookSchema = z.object({ wall: z.number(), cpu: z.number() });

/**
 * From the start of a process to its first answer: `api` as it is deployed, against a function of one line that has
 * loaded firebase-functions and firebase-admin/firestore. The first answer, because code that loads with the first
 * request would not be seen otherwise.
 */
export const load: Benchmark = {
  needs: "nothing",
  async run() {
    const once = async (): Promise<Sample[]> => {
      const [libraries, api, token] = [await took("libraries"), await took("api"), await took("token")];
      return [
        {
          figure: "load.api",
          what: "api ÷ libraries alone",
          unit: "×",
          limit: { atMost: 1.3 },
          value: api.wall / libraries.wall,
        },
        { figure: "load.cpu", what: "… in CPU time", unit: "×", value: api.cpu / libraries.cpu },
        { figure: "load.tokenCpu", what: "… answering an ID token", unit: "×", value: token.cpu / libraries.cpu },
        { figure: "load.apiTime", what: "api", unit: "ms", value: api.wall },
        { figure: "load.librariesTime", what: "libraries alone", unit: "ms", value: libraries.wall },
      ];
    };
    // Once before, so that all files are in the system's cache.
    await once();
    return measure(runs, once);
  },
};

async function took(load: "libraries" | "api" | "token"): Promise<z.infer<typeof tookSchema>> {
  const env = { ...process.env, FUNCTION_TARGET: "api", GCLOUD_PROJECT: "demo-hearth" };
  const { stdout } = await promisify(execFile)(process.execPath, [program, load], { env });
  return tookSchema.parse(JSON.parse(stdout));
}
