/** Holds while the value is on the limit or on its right side. */
export type Limit = { atMost: number } | { atLeast: number };

/** One quantity, as one run of a benchmark found it. */
export type Sample = {
  figure: string;
  what: string;
  /** `×` for a ratio of two measurements of one run: those of different runs say nothing about each other. */
  unit?: "×" | "ms" | "/s";
  /** Without one it is there to explain the others. */
  limit?: Limit;
  value: number;
};

/** The same quantity over all runs. */
export type Measured = Omit<Sample, "value"> & { runs: readonly number[] };

export type Verdict = { figure: string; value: number; limit: number; holds: boolean };

/** One run after the other, all of which bring the same figures. */
export async function measure(runs: number, runOnce: () => Promise<Sample[]>): Promise<Measured[]> {
  const byFigure = new Map<string, Measured & { runs: number[] }>();
  for (let run = 0; run < runs; run++) {
    for (const { value, ...shared } of await runOnce()) {
      const measured = byFigure.get(shared.figure) ?? { ...shared, runs: [] };
      measured.runs.push(value);
      byFigure.set(shared.figure, measured);
    }
  }
  return [...byFigure.values()];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing.");
  return (low + high) / 2;
}

/** The median of the runs decides. Undefined for what has no limit. */
export function verdictOf({ figure, runs, limit }: Measured): Verdict | undefined {
  if (limit === undefined) return undefined;
  const value = median(runs);
  return "atMost" in limit
    ? { figure, value, limit: limit.atMost, holds: value <= limit.atMost }
    : { figure, value, limit: limit.atLeast, holds: value >= limit.atLeast };
}
