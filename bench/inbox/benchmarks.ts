import type { Benchmark } from "../Benchmark.ts";
import { pages } from "./pages.ts";

/** As `npm run bench:inbox -- <name>` knows them, in the order in which they run. */
export const benchmarks: Readonly<Record<string, Benchmark>> = { pages };
