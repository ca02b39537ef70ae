import { expect } from "chai";
import fc from "fast-check";
import type { StoredEvent } from "../../../src/conversation/StoredEvent.ts";
import { snapshotOf } from "../../../src/conversation/StoredEvent.ts";
import { isComplete, maxBackfill, mergeBackfill, refuseBackfill } from "../../../src/relay/backfill.ts";
import { headWith, after as later, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { runs } from "../../support/runs.ts";

function eventWith(seq: number, expiresAt = later(1_000)): StoredEvent {
  const conversation = snapshotOf(headWith({ seq }));
  return { seq, type: "read.changed", at: noon, actor: people.ada, conversation, commitId: "x", expiresAt };
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

describe("a backfill", () => {
  it("of a thousand is served, of one more is not", () => {
    expect(refuseBackfill({ after: 7, upTo: 7 + maxBackfill })).to.equal(undefined);
    expect(refuseBackfill({ after: 7, upTo: 8 + maxBackfill })).to.equal("too_far_behind");
    expect(maxBackfill).to.equal(1_000);
  });

  it("is complete when every event of the range is there and within its time", () => {
    const whole = [3, 4, 5].map((seq) => eventWith(seq));
    const asked = { after: 2, upTo: 5 };
    expect(isComplete(whole, asked, noon)).to.equal(true);
    expect(isComplete([], { after: 2, upTo: 2 }, noon)).to.equal(true);
    const wanting: Record<string, StoredEvent[]> = {
      "the first is deleted": whole.slice(1),
      "the last is deleted": whole.slice(0, 2),
      "one between is deleted": [eventWith(3), eventWith(5), eventWith(6)],
      "one is past its time": [eventWith(3), eventWith(4, noon), eventWith(5)],
    };
    for (const [how, events] of Object.entries(wanting)) expect(isComplete(events, asked, noon), how).to.equal(false);
  });

  it("and what came live meanwhile become one sequence: each once, in order, nothing that was had before", () => {
    const situation = fc.record({
      position: fc.nat({ max: 20 }),
      missed: fc.nat({ max: 20 }),
      overlap: fc.nat({ max: 20 }),
      live: fc.nat({ max: 20 }),
    });
    fc.assert(
      fc.property(situation, fc.infiniteStream(fc.nat()), ({ position, missed, overlap, live }, draws) => {
        const upTo = position + missed;
        const shuffled = (seqs: number[]) =>
          seqs.map((seq) => ({ seq, draw: draws.next().value })).sort((a, b) => a.draw - b.draw);
        const fetched = shuffled(range(position + 1, upTo));
        const came = shuffled([...range(Math.max(1, upTo - overlap), upTo), ...range(upTo - overlap, upTo + live)]);
        const merged = mergeBackfill(fetched, came, position).map(({ seq }) => seq);
        expect(merged).to.deep.equal(range(position + 1, missed + live > 0 ? upTo + live : position));
      }),
      runs(300),
    );
  });

  it("gives way to the live copy of an event: it is the newer one", () => {
    const merged = mergeBackfill([{ seq: 1, text: "secret" }], [{ seq: 1, text: "" }], 0);
    expect(merged).to.deep.equal([{ seq: 1, text: "" }]);
  });
});
