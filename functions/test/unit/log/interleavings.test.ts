import { expect } from "chai";
import fc from "fast-check";
import { expectSoundLog } from "../../support/expectSoundLog.ts";
import { expectTrueAnswers } from "../../support/expectTrueAnswers.ts";
import { anyScenario, runScenario } from "../../support/runScenario.ts";
import { runs } from "../../support/runs.ts";

describe("many clients at several processes, whatever fails and in whatever order", () => {
  it("lose nothing, double nothing and are told the truth", () =>
    fc.assert(
      fc.asyncProperty(anyScenario, fc.scheduler(), async (scenario, scheduler) => {
        const { made, store } = await runScenario(scenario, scheduler);
        const stored = store.stored("c1");
        expectSoundLog(stored);
        expectTrueAnswers(made, stored);

        const everything = JSON.stringify(stored);
        for (const { clientId, deletedAt } of stored.messages) {
          if (clientId !== null && deletedAt !== null) expect(everything).not.to.include(`«${clientId}»`);
        }
      }),
      runs(150),
    )).timeout(0);
});
