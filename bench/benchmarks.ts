import { append } from "./append.ts";
import type { Benchmark } from "./Benchmark.ts";
import { burst } from "./burst.ts";
import { delivery } from "./delivery.ts";
import { load } from "./load.ts";

/** As `npm run bench -- <name>` knows them, in the order in which they run. */
export const benchmarks: Readonly<Record<string, Benchmark>> = { append, burst, delivery, load };
