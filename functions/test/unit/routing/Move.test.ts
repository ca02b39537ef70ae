import { expect } from "chai";
import { handOff } from "../../../src/conversation/handOff.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { entersQueue, leftBy, moving } from "../../../src/routing/Move.ts";
import { decided } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const bot = headWith();
const waiting = headWith({ state: "waiting" });
const danas = headWith({ state: "assigned", operator: { id: "dana", name: "Dana" } });
const omars = headWith({ state: "assigned", operator: { id: "omar", name: "Omar" } });
const closed = headWith({ state: "closed", operator: { id: "dana", name: "Dana" } });

describe("a move", () => {
  it("tells what the decision found beside what it made of it, and changes nothing of its plan", () => {
    const plan = decided(takeOver(people.dana, undefined), { head: waiting });
    const { answer, ...others } = decided(moving(takeOver(people.dana, undefined)), { head: waiting });
    expect(answer).to.deep.equal({ before: waiting, after: plan.head });
    expect(plan).to.deep.include(others);
  });

  it("refused is refused as before", () => {
    const decide = moving(handOff(people.ada));
    expect(() => decided(decide, { head: danas })).to.throw("Someone else has this conversation");
  });

  it("leaves whoever had it and has it no more; a closed one is nobody's, though it names its operator", () => {
    for (const after of [bot, waiting, omars, closed]) expect(leftBy({ before: danas, after })).to.equal("dana");
    for (const before of [bot, waiting, closed, null]) expect(leftBy({ before, after: danas })).to.equal(undefined);
    expect(leftBy({ before: danas, after: danas })).to.equal(undefined);
  });

  it("enters the queue where it did not wait before", () => {
    for (const before of [bot, danas, closed, null]) expect(entersQueue({ before, after: waiting })).to.equal(true);
    expect(entersQueue({ before: waiting, after: waiting })).to.equal(false);
    expect(entersQueue({ before: waiting, after: danas })).to.equal(false);
  });
});
