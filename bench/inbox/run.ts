// `npm run bench:inbox -- [names] [--json] [--store]`: the team's lists against the bare queries beneath them, on this
// machine. Fails when a figure does not hold.
import { runBenchmarks } from "../runBenchmarks.ts";
import { storeTable } from "../storeTable.ts";
import { benchmarks } from "./benchmarks.ts";

const page = new URL("../inbox.md", import.meta.url);

await runBenchmarks({ benchmarks, emulators: ["firestore"], store: (measured) => storeTable(page, measured) });
