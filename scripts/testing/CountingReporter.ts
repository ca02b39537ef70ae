import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** Prints like mocha's own `spec` and leaves the counts, as JSON, in the file that its option `output` names. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file: unknown = options.reporterOptions?.output;
    if (typeof file !== "string") throw new Error("This reporter needs --reporter-option output=<file>.");
    // At once: mocha may be told to exit as soon as the run has ended.
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => writeFileSync(file, JSON.stringify(this.stats)));
  }
}
