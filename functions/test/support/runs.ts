import type { Parameters } from "fast-check";

/** How often a property is tried: `FC_RUNS` times as often as by default; `FC_SEED` repeats a run. */
export function runs(byDefault: number): Parameters<unknown> {
  const { FC_RUNS, FC_SEED } = process.env;
  return {
    numRuns: byDefault * Number(FC_RUNS ?? 1),
    ...(FC_SEED !== undefined && { seed: Number(FC_SEED) }),
  };
}
