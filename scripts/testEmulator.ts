// `npm run test:emulator -- <files and options of mocha>`: these tests alone, against emulators of their own. Those of
// the wiring need `npm run build` before.
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { closingLine } from "./testing/Counts.ts";
import { runMocha } from "./testing/runMocha.ts";
import { type SuiteEmulators, startSuiteEmulators } from "./testing/startSuiteEmulators.ts";

const args = process.argv.slice(2);
const withFunctions = args.some((argument) => argument.includes("test/process"));
const interrupted = untilInterrupted();
let emulators: SuiteEmulators | undefined;
try {
  emulators = await startSuiteEmulators({ withFunctions, signal: interrupted });
  const env = emulators.processEnv ?? emulators.emulatorEnv;
  const counts = await runMocha(["--config=.mocharc.emulator.json", ...args], env, interrupted);
  console.log(closingLine(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  process.exitCode = 130;
} finally {
  await emulators?.stop();
}
