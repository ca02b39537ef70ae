// `npm run import -- <file.json>`: conversations from another system, by our rules and through the one log.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createBackend } from "../functions/src/backend.ts";
import { ConversationLog } from "../functions/src/log/ConversationLog.ts";
import { FirestoreLogStore } from "../functions/src/log/FirestoreLogStore.ts";
import type { LogStore } from "../functions/src/log/LogStore.ts";
import { destination } from "./command/destination.ts";
import { readFirebaserc } from "./command/readFirebaserc.ts";
import { DryLogStore } from "./import/DryLogStore.ts";
import { importAll } from "./import/importAll.ts";
import { type Options, parseOptions } from "./import/parseOptions.ts";
import { progressBar } from "./import/progressBar.ts";
import { report } from "./import/report.ts";
import type { Summary } from "./import/Summary.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";

/** Heads are kept for the conversations under way; none comes back. */
const heads = 32;

const signal = untilInterrupted();
try {
  // npm runs this in the project's folder, wherever it was called.
  const options = parseOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const summary = await run(options);
  console.log(report(summary, options));
  process.exitCode = summary.rejected > 0 ? 1 : 0;
} catch (error) {
  if (error instanceof Interrupted) console.error("Interrupted. Run it again, and it goes on.");
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
}
// The SDKs keep connections open.
process.exit();

async function run(options: Options): Promise<Summary> {
  const { size } = await stat(options.file);
  const where = destination(options, process.env, await readFirebaserc());
  Object.assign(process.env, where.env);
  const { db, config, newId, clock } = createBackend(process.env);
  const store = new FirestoreLogStore(db);
  const dry = new DryLogStore(store);
  const eventTtl = config.HEARTH_EVENT_TTL_DAYS * 24 * 60 * 60 * 1000;
  const open = <Guard>(target: LogStore<Guard>) =>
    new ConversationLog(target, {
      clock,
      uptime: () => performance.now(),
      newId,
      random: Math.random,
      sleep,
      eventTtl,
      bounds: { heads },
    });
  const log = options.dryRun ? open(dry) : open(store);
  console.log(`${options.dryRun ? "Trying" : "Importing"} ${options.file} into ${where.name}.`);
  const bar = progressBar(size);
  try {
    const onDone = (conversationId: string) => dry.forget(conversationId);
    return await importAll(textOf(options.file, bar.add), { log, now: clock(), newId, signal, onDone });
  } finally {
    bar.stop();
  }
}

async function* textOf(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const stream = createReadStream(file, { encoding: "utf8" });
  let isFirst = true;
  let before = 0;
  for await (const chunk of stream) {
    const text = String(chunk);
    onBytes(stream.bytesRead - before);
    before = stream.bytesRead;
    // The mark that Windows puts before a text is no JSON.
    yield isFirst ? text.replace(/^\uFEFF/, "") : text;
    isFirst = false;
  }
}
