// `npm test`: every check there is, one after another, and one closing line.
import { runCommand } from "./processes/runCommand.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { type Counts, closingLine, oneFailed, onePassed, total } from "./testing/Counts.ts";
import { runMocha } from "./testing/runMocha.ts";
import { type SuiteEmulators, startSuiteEmulators } from "./testing/startSuiteEmulators.ts";

const emulatorSuite = ["--config=.mocharc.emulator.json", "functions/test/emulator/**/*.test.ts"];
const processSuite = [
  "--config=.mocharc.emulator.json",
  "functions/test/process/**/*.test.ts",
  "scripts/test/process/**/*.test.ts",
];
const browserSuite = [
  "--config=.mocharc.emulator.json",
  "dashboard/test/browser/**/*.test.ts",
  "widget/test/browser/**/*.test.ts",
];
const startSuite = ["--config=.mocharc.emulator.json", "scripts/test/start/**/*.test.ts"];

const interrupted = untilInterrupted();
const done: Counts[] = [];
let emulators: SuiteEmulators | undefined;
try {
  await step("Format and lint", () => npmRun("lint"));
  await step("Types", () => npmRun("types"));
  const build = await step("Build", () => npmRun("build"));
  await step("Unit tests", () => runMocha([], process.env, interrupted));
  await step("Emulators start", async () => {
    emulators = await startSuiteEmulators({ withFunctions: build.failed === 0, signal: interrupted });
    return onePassed;
  });
  await step("Tests against the emulators", () => suite(emulatorSuite, emulators?.emulatorEnv));
  await step("Tests of the wiring", () => suite(processSuite, emulators?.processEnv));
  await step("Tests in the browser", () => suite(browserSuite, emulators?.processEnv));
  // It builds anew, under the feet of functions that run: so not before those have ended.
  await emulators?.stop();
  await step("npm start", () => runMocha(startSuite, process.env, interrupted));
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  done.push(oneFailed);
} finally {
  await emulators?.stop();
}

const sum = total(done);
console.log(`\n${closingLine(sum)}`);
process.exit(sum.failed > 0 ? 1 : 0);

async function step(name: string, run: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const counts = await run().catch((error: unknown) => {
    if (error instanceof Interrupted) throw error;
    console.error(error);
    return oneFailed;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${closingLine(counts)}, in ${seconds} s`);
  done.push(counts);
  return counts;
}

async function npmRun(script: string): Promise<Counts> {
  const { code } = await runCommand("npm", ["run", "--silent", script], { output: "show", signal: interrupted });
  return code === 0 ? onePassed : oneFailed;
}

async function suite(args: readonly string[], env: NodeJS.ProcessEnv | undefined): Promise<Counts> {
  if (!env) throw new Error("What these tests need did not start.");
  return runMocha(args, env, interrupted);
}
