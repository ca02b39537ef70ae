import { expect } from "chai";
import { percentile } from "../replay/percentile.ts";
import type { DialoguePlan } from "../replay/planReplay.ts";
import type { Outcome } from "../replay/replayAll.ts";
import type { Replayed } from "../replay/replayDialogue.ts";
import { report } from "../replay/report.ts";
import { summarize } from "../replay/summarize.ts";

const plan = (id: string): DialoguePlan => ({
  dialogue: {
    id,
    turns: [
      { speaker: "customer", text: "hello" },
      { speaker: "bot", text: "hello, you" },
    ],
  },
  late: [[], [{ turn: 0, way: "incoming" }], []],
});

const replayed = (fields: Partial<Replayed> = {}): Replayed => ({
  deliveries: [
    { afterCall: 5, afterAnswer: 1 },
    { afterCall: 9, afterAnswer: 2 },
  ],
  events: 3,
  connections: 1,
  resets: 0,
  mistakes: [],
  transcript: "same",
  ...fields,
});

const plans = ["a", "b"].map(plan);
const held: Outcome[] = plans.map(({ dialogue }) => ({ id: dialogue.id, replayed: replayed() }));
const instead = (outcome: Outcome) => summarize(plans, [...held.slice(1), outcome], 2);

describe("A replay's summary", () => {
  it("counts what was sent, sent again and received", () => {
    expect(summarize(plans, held, 2)).to.deep.include({
      dialogues: 2,
      sent: { customer: 2, bot: 2 },
      repeated: { api: 0, incoming: 2 },
      received: { events: 6, messages: 4, connections: 2, resets: 0 },
      gapFree: 2,
      equal: 2,
      problems: [],
    });
  });

  it("tells of every way in which a dialogue can go wrong", () => {
    const wrong = { gap: "a gap", difference: "another word", mistakes: ["taken for new"] };
    const summary = instead({ id: "b", replayed: replayed(wrong) });
    expect(summary).to.include({ gapFree: 1, equal: 1 });
    expect(summary.problems).to.deep.equal(["b: a gap", "b: another word", "b: taken for new"]);
  });

  it("does not take a dialogue that failed for a good one", () => {
    const summary = instead({ id: "b", failure: "refused" });
    expect(summary).to.deep.include({ gapFree: 1, equal: 1, problems: ["b: refused"] });
  });

  it("has a fingerprint that is another when a single word is", () => {
    const other = instead({ id: "b", replayed: replayed({ transcript: "other" }) });
    expect(instead({ id: "b", replayed: replayed() }).fingerprint).to.equal(summarize(plans, held, 9).fingerprint);
    expect(other.fingerprint).to.not.equal(summarize(plans, held, 2).fingerprint);
  });

  it("is printed with its figures, and with what went wrong", () => {
    expect(report(summarize(plans, held, 2))).to.match(/call → event seen +5\.0 +9\.0 +9\.0\n/);
    expect(report(summarize(plans, held, 2))).to.match(/All of it held\.$/);
    expect(report(instead({ id: "b", failure: "refused" }))).to.match(/Problems \(1\):\n {2}b: refused$/);
  });
});

describe("A percentile", () => {
  it("is a value that was measured, and none where nothing was", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).to.deep.equal([50, 95, 99, 100]);
    expect(percentile([3, 1, 2], 0.5)).to.equal(2);
    expect(percentile([7], 0.99)).to.equal(7);
    expect(percentile([], 0.5)).to.be.NaN;
  });
});
