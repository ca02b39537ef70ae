import { expect } from "chai";
import { closeSilent } from "../../../src/conversation/closeSilent.ts";
import { decided, refusal } from "../../support/decided.ts";
import { after, headWith } from "../../support/headWith.ts";

const hour = 3_600_000;

describe("closeSilent", () => {
  it("ends what was silent for so long, in every open state, and says why; its operator stays named", () => {
    for (const state of ["bot", "waiting", "assigned"] as const) {
      const operator = state === "assigned" ? { id: "dana", name: "Dana" } : null;
      const situation = { head: headWith({ state, operator }), now: after(hour) };
      const { head, events } = decided(closeSilent(hour), situation);
      expect(head).to.deep.include({ state: "closed", closedAt: after(hour), operator, waitingSince: null });
      expect(events.map(({ actor, reason, beside }) => [actor.role, reason, beside.audit?.action])).to.deep.equal([
        ["system", "silent", "close"],
      ]);
    }
  });

  it("leaves alone what somebody has written in since it was looked for, and what is closed", () => {
    const young = headWith({ lastActivityAt: after(1) });
    expect(decided(closeSilent(hour), { head: young, now: after(hour) })).to.deep.include({
      events: [],
      answer: young,
    });
    const closed = headWith({ state: "closed" });
    expect(decided(closeSilent(hour), { head: closed, now: after(hour) })).to.deep.include({ events: [] });
  });

  it("of what is not there is refused", () => {
    expect(refusal(closeSilent(hour), { head: null })?.code).to.equal("not_found");
  });
});
