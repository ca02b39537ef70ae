// `npm run bench -- [names] [--json] [--store]`: measures on this machine, and fails when a figure does not hold.
import { benchmarks } from "./benchmarks.ts";
import { runBenchmarks } from "./runBenchmarks.ts";
import { storeBaseline } from "./storeBaseline.ts";

await runBenchmarks({ benchmarks, emulators: ["firestore"], store: storeBaseline });
