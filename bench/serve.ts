import { startFunction } from "../scripts/processes/startFunction.ts";
import { unhurried } from "../scripts/processes/unhurried.ts";
import type { AtEnd } from "./Benchmark.ts";

/** Starts a function in a process of its own, and returns its address. */
export async function serve(target: "api" | "stream", atEnd: AtEnd): Promise<string> {
  const served = await startFunction({ target, env: unhurried });
  atEnd(() => served.stop());
  return served.url;
}
