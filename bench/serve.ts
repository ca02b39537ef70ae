import { startFunction } from "../scripts/processes/startFunction.ts";
import type { AtEnd } from "./Benchmark.ts";

/** Starts a function in a process of its own, and returns its address. */
export async function serve(target: "api" | "stream", atEnd: AtEnd): Promise<string> {
  // No stream may end by itself while it is measured.
  const served = await startFunction({ target, env: { HEARTH_LEASE_SECONDS: "3600" } });
  atEnd(() => served.stop());
  return served.url;
}
