import { expect } from "chai";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { decided, refusal } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { dana, omar, alma } = people;
const assigned = headWith({ seq: 5, state: "assigned", operator: { id: "dana", name: "Dana" } });

describe("takeOver", () => {
  it("of what nobody has makes it the caller's, and tells so", () => {
    for (const state of ["bot", "waiting"] as const) {
      const { head, events, answer } = decided(takeOver(dana, undefined), { head: headWith({ state }) });
      expect(head).to.deep.include({ seq: 2, state: "assigned", operator: { id: "dana", name: "Dana" } });
      expect(answer).to.deep.equal(head);
      expect(events.map(({ type, actor }) => [type, actor])).to.deep.equal([["conversation.changed", dana]]);
    }
  });

  it("called twice changes nothing, whoever it names", () => {
    for (const from of [undefined, "dana", "omar"]) {
      expect(decided(takeOver(dana, from), { head: assigned })).to.deep.include({ events: [], answer: assigned });
    }
  });

  it("of what another has is refused, and says who has it; for an admin too", () => {
    for (const person of [omar, alma]) {
      const fault = refusal(takeOver(person, undefined), { head: assigned });
      expect([fault?.code, fault?.details.operator]).to.deep.equal([
        "conversation_taken",
        { id: "dana", name: "Dana" },
      ]);
    }
  });

  it("from exactly the one who has it goes through", () => {
    const { head } = decided(takeOver(omar, "dana"), { head: assigned });
    expect(head.operator).to.deep.equal({ id: "omar", name: "Omar" });
  });

  it("from one who no longer has it is refused: of two who take it from a third, one wins", () => {
    const { head } = decided(takeOver(omar, "dana"), { head: assigned });
    const fault = refusal(takeOver(alma, "dana"), { head });
    expect(fault?.details.operator?.id).to.equal("omar");
  });

  it("from someone, of what nobody has any more, goes through", () => {
    expect(decided(takeOver(omar, "dana"), { head: headWith({ state: "waiting" }) }).head.operator?.id).to.equal(
      "omar",
    );
  });
});
