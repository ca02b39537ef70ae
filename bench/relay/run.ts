// `npm run bench:relay -- [names] [--json] [--store]`: the relay against its limit and its peers, on this machine.
// Fails when a figure does not hold.
import { runBenchmarks } from "../runBenchmarks.ts";
import { storeTable } from "../storeTable.ts";
import { benchmarks } from "./benchmarks.ts";
import { hasNchan } from "./serverNames.ts";

const page = new URL("../relay.md", import.meta.url);

await runBenchmarks({
  benchmarks,
  emulators: ["firestore", "auth"],
  store: (measured) => storeTable(page, measured, hasNchan ? "" : "nchan was not installed."),
  note: hasNchan ? "" : "nchan is skipped: apt-get install nginx libnginx-mod-nchan brings it.",
});
