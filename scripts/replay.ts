// `npm run replay -- <file>`: real conversations through all of Hearth, and whether they arrived whole.
import { createBot } from "./emulators/accounts.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { type Addresses, addressesFrom, mustAnswer } from "./replay/addresses.ts";
import { readDialogues } from "./replay/dialogues.ts";
import { type Options, parseOptions } from "./replay/parseOptions.ts";
import { countSends, planReplay } from "./replay/planReplay.ts";
import { progressBar } from "./replay/progressBar.ts";
import { replayAll } from "./replay/replayAll.ts";
import { report } from "./replay/report.ts";
import { seededRandom } from "./replay/seededRandom.ts";
import { type OwnHearth, startOwnHearth } from "./replay/startOwnHearth.ts";
import { type Summary, summarize } from "./replay/summarize.ts";

const signal = untilInterrupted();
let own: OwnHearth | undefined;
try {
  // npm runs this in the project's folder, wherever it was called.
  const options = parseOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const summary = await replay(options);
  console.log(report(summary));
  process.exitCode = summary.problems.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
} finally {
  await own?.stop();
}
process.exit();

async function replay(options: Options): Promise<Summary> {
  const { file, duplicate, limit, concurrency, seed } = options;
  const dialogues = (await readDialogues(file)).slice(0, limit);
  const plans = planReplay(dialogues, duplicate, seededRandom(seed));
  const addresses = await find(options);
  // The test accounts are made on the emulators that the environment names.
  Object.assign(process.env, {
    FIREBASE_AUTH_EMULATOR_HOST: addresses.auth,
    FIRESTORE_EMULATOR_HOST: addresses.firestore,
    GCLOUD_PROJECT: addresses.projectId,
    // Google's libraries would ask whether they run in its cloud, and wait for an answer that never comes.
    METADATA_SERVER_DETECTION: "none",
  });
  const botKey = await createBot("Replay");
  console.log(`Replaying ${dialogues.length} dialogues, ${concurrency} at a time, with chance ${seed}.`);
  const bar = progressBar(countSends(plans));
  const started = performance.now();
  try {
    const options = { concurrency, onSent: bar.increment };
    const outcomes = await replayAll({ addresses, botKey, signal }, plans, options);
    return summarize(plans, outcomes, (performance.now() - started) / 1000);
  } finally {
    bar.stop();
  }
}

async function find(options: Options): Promise<Addresses> {
  if (!options.own) {
    const addresses = addressesFrom(process.env);
    await mustAnswer(addresses, signal);
    return addresses;
  }
  console.log("Starting a Hearth for this run …");
  own = await startOwnHearth({ withTrigger: options.duplicate > 0, signal });
  return own.addresses;
}
