import { expect } from "chai";
import { assign } from "../../../src/conversation/assign.ts";
import { decided, refusal } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";

const dana = { id: "dana", name: "Dana" };
const waiting = headWith({ state: "waiting", waitingSince: noon });

describe("assign", () => {
  it("gives what waits to the operator, and tells so in the log and in the audit, as nobody's doing", () => {
    const { head, events, answer } = decided(assign(dana, after(1)), { head: waiting });
    expect(head).to.deep.include({ seq: 2, state: "assigned", operator: dana, waitingSince: null });
    expect(answer).to.deep.equal(head);
    expect(events.map(({ type, actor, beside }) => [type, actor.role, beside.audit?.action])).to.deep.equal([
      ["conversation.changed", "system", "takeover"],
    ]);
  });

  it("leaves alone what does not wait, whoever has it", () => {
    for (const state of ["bot", "assigned", "closed"] as const) {
      const head = headWith({ state, operator: state === "bot" ? null : { id: "omar", name: "Omar" } });
      expect(decided(assign(dana, after(1)), { head })).to.deep.include({ events: [], answer: head });
    }
  });

  it("comes to nothing past its time: the place that was kept for it may be another's by then", () => {
    const late = decided(assign(dana, after(1)), { head: waiting, now: after(2) });
    expect(late).to.deep.include({ events: [], answer: waiting });
  });

  it("of what is not there is refused", () => {
    expect(refusal(assign(dana, after(1)), { head: null })?.code).to.equal("not_found");
  });
});
