import type { Benchmark } from "../Benchmark.ts";
import { burst } from "./burst.ts";
import { latency } from "./latency.ts";
import { memory } from "./memory.ts";
import { reads } from "./reads.ts";
import { resume } from "./resume.ts";
import { single } from "./single.ts";
import { slow } from "./slow.ts";

/** As `npm run bench:relay -- <name>` knows them, in the order in which they run. */
export const benchmarks: Readonly<Record<string, Benchmark>> = { single, burst, latency, memory, slow, resume, reads };
