// `npm run bench:dashboard -- [names] [--json] [--store]`: the dashboard in a real browser, on this machine. Fails when
// a figure does not hold.
import { runBenchmarks } from "../runBenchmarks.ts";
import { storeTable } from "../storeTable.ts";
import { benchmarks } from "./benchmarks.ts";

const page = new URL("../dashboard.md", import.meta.url);

await runBenchmarks({
  benchmarks,
  emulators: ["firestore", "auth"],
  store: (measured) => storeTable(page, measured),
});
