// `npm run bench -- [names] [--json] [--store]`: measures on this machine, and says whether the figures hold.
import { parseArgs } from "node:util";
import { startEmulators } from "../scripts/emulators/startEmulators.ts";
import { Interrupted, untilInterrupted } from "../scripts/processes/untilInterrupted.ts";
import { append } from "./append.ts";
import { verdict } from "./measure.ts";
import { table } from "./table.ts";

const benchmarks = { append };
const emulators = await startEmulators({ only: ["firestore"] });
Object.assign(process.env, emulators.env);
try {
  const measured = await benchmarks.append.run();
  console.log(table(measured));
  for (const m of measured) { const v = verdict(m); if (v) console.log(JSON.stringify(v)); }
} finally { await emulators.stop(); }
