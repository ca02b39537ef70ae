import { expect } from "chai";
import fc from "fast-check";
import { messageRoleOf } from "../../../src/conversation/Principal.ts";
import type { Made } from "../../support/Attempt.ts";
import { expectSoundLog } from "../../support/expectSoundLog.ts";
import { expectTrueAnswers } from "../../support/expectTrueAnswers.ts";
import type { Stored } from "../../support/MemoryLogStore.ts";
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
        expectOwnMessages(made);
        expectDeletedGone(stored);
      }),
      runs(150),
    )).timeout(0);
});

/** A sender is answered with what it said, if that was not changed since: never with somebody else's words. */
function expectOwnMessages(made: readonly Made[]): void {
  for (const { outcome, append } of made) {
    if (outcome === "crashed" || !("answer" in outcome) || !("duplicate" in outcome.answer)) continue;
    const { message } = outcome.answer;
    expect(message.role).to.equal(append && messageRoleOf(append.principal));
    expect(message.visibility).to.equal(append?.input.visibility);
    if (message.editedAt === null && message.deletedAt === null) expect(message.text).to.equal(append?.input.text);
  }
}

/** All that was ever said with a key names it. */
function expectDeletedGone(stored: Stored): void {
  const everything = JSON.stringify(stored);
  for (const { clientId, deletedAt } of stored.messages) {
    if (clientId !== null && deletedAt !== null) expect(everything).not.to.include(`«${clientId}»`);
  }
}
