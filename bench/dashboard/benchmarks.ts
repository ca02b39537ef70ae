import type { Benchmark } from "../Benchmark.ts";
import { delivery } from "./delivery.ts";
import { firstLoad } from "./firstLoad.ts";
import { scrolling } from "./scrolling.ts";
import { typing } from "./typing.ts";

/** As `npm run bench:dashboard -- <name>` knows them, in the order in which they run. */
export const benchmarks: Readonly<Record<string, Benchmark>> = { delivery, typing, scrolling, firstLoad };
