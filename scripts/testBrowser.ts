// `npm run test:browser -- <files and options of mocha>`: the dashboard and the widget in a real browser, all of its tests or these
// alone, against emulators of their own. It builds first.
import { runCommand } from "./processes/runCommand.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { closingLine } from "./testing/Counts.ts";
import { runMocha } from "./testing/runMocha.ts";
import { type SuiteEmulators, startSuiteEmulators } from "./testing/startSuiteEmulators.ts";

const args = process.argv.slice(2);
const interrupted = untilInterrupted();
let emulators: SuiteEmulators | undefined;
try {
  const build = await runCommand("npm", ["run", "build"], { output: "keep", signal: interrupted });
  if (build.code !== 0) throw new Error(`The build failed.\n${build.output}`);
  emulators = await startSuiteEmulators({ withFunctions: true, signal: interrupted });
  const all = ["dashboard/test/browser/**/*.test.ts", "widget/test/browser/**/*.test.ts"];
  const specs = args.some((argument) => argument.endsWith(".test.ts")) ? [] : all;
  const env = emulators.processEnv ?? {};
  const counts = await runMocha(["--config=.mocharc.emulator.json", ...specs, ...args], env, interrupted);
  console.log(closingLine(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  process.exitCode = 130;
} finally {
  await emulators?.stop();
}
