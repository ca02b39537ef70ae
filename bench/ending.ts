import type { AtEnd } from "./Benchmark.ts";

/** Whatever was handed to `atEnd` has ended when this returns or throws; what came last ends first. */
export async function ending<Result>(work: (atEnd: AtEnd) => Promise<Result>): Promise<Result> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    return await work((end) => ends.push(end));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
