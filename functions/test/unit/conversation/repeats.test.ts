import { expect } from "chai";
import { close } from "../../../src/conversation/close.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import type { Head } from "../../../src/conversation/Head.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import { markRead } from "../../../src/conversation/markRead.ts";
import { rate } from "../../../src/conversation/rate.ts";
import { release } from "../../../src/conversation/release.ts";
import { setLabels } from "../../../src/conversation/setLabels.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { transfer } from "../../../src/conversation/transfer.ts";
import { decided } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, dana } = people;
const waiting = headWith({ seq: 5, state: "waiting", waitingSince: noon });
const assigned = headWith({ seq: 5, state: "assigned", operator: { id: "dana", name: "Dana" } });
const closed = headWith({ seq: 5, state: "closed", closedAt: noon });

// A client whose answer was lost calls again. Whoever watches must not see the thing happen twice.
describe("a call made again by who made it changes nothing:", () => {
  const cases: Record<string, { head: Head; call: Decision<Head> }> = {
    "hand off": { head: headWith({ seq: 5 }), call: handOff(ada) },
    "take over": { head: waiting, call: takeOver(dana, undefined) },
    "release to the bot": { head: assigned, call: release(dana, "bot") },
    "release to the queue": { head: assigned, call: release(dana, "queue") },
    transfer: { head: assigned, call: transfer(dana, { id: "omar", name: "Omar" }) },
    close: { head: assigned, call: close(dana, "solved") },
    "rate it": { head: closed, call: rate(ada, 4, "fine") },
    label: { head: waiting, call: setLabels(dana, ["urgent", "vip"]) },
    read: { head: waiting, call: markRead(ada, 4) },
  };
  for (const [name, { head, call }] of Object.entries(cases)) {
    it(name, () => {
      const first = decided(call, { head, now: after(1_000) });
      expect(first.events.map(({ seq }) => seq)).to.deep.equal([6]);
      const second = decided(call, { head: first.head, now: after(2_000) });
      expect(second).to.deep.equal({ head: first.head, events: [], messages: [], rewrites: [], answer: first.head });
    });
  }

  it("but another rating replaces the first, and other labels the ones before", () => {
    const rated = decided(rate(ada, 4, "fine"), { head: closed });
    const again = decided(rate(ada, 1, "fine"), { head: rated.head, now: after(1_000) });
    expect(again.head.rating).to.deep.equal({ score: 1, comment: "fine", at: after(1_000) });
    const labelled = decided(setLabels(dana, ["vip"]), { head: headWith({ labels: ["urgent", "vip"] }) });
    expect(labelled.head.labels).to.deep.equal(["vip"]);
  });

  it("a close tells why, where that was said", () => {
    expect(decided(close(dana, "solved"), { head: assigned }).events[0]?.reason).to.equal("solved");
    expect(decided(close(dana, undefined), { head: assigned }).events[0]).not.to.have.property("reason");
  });
});
