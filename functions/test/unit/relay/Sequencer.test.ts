import { expect } from "chai";
import fc from "fast-check";
import { Sequencer } from "../../../src/relay/Sequencer.ts";
import { runs } from "../../support/runs.ts";

const items = (...seqs: number[]) => seqs.map((seq) => ({ seq }));
const seqsOf = (list: readonly { seq: number }[]) => list.map(({ seq }) => seq);
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

describe("the sequencer", () => {
  it("lets through what comes in order, at once", () => {
    const sequencer = new Sequencer(4);
    expect(seqsOf(sequencer.take(items(5)))).to.deep.equal([5]);
    expect(seqsOf(sequencer.take(items(6, 7)))).to.deep.equal([6, 7]);
    expect(sequencer).to.include({ position: 7, hasGap: false });
  });

  it("holds back what comes early, and says that something is missing", () => {
    const sequencer = new Sequencer(0);
    expect(sequencer.take(items(3, 2))).to.deep.equal([]);
    expect(sequencer).to.include({ position: 0, hasGap: true });
    expect(seqsOf(sequencer.take(items(1)))).to.deep.equal([1, 2, 3]);
    expect(sequencer).to.include({ position: 3, hasGap: false });
  });

  it("drops what it has had", () => {
    const sequencer = new Sequencer(2);
    sequencer.take(items(3, 4));
    expect(sequencer.take(items(1, 2, 3, 4))).to.deep.equal([]);
    expect(sequencer).to.include({ position: 4, hasGap: false });
  });

  it("takes the newer copy of what it holds back: its text may have been deleted meanwhile", () => {
    const sequencer = new Sequencer<{ seq: number; text: string }>(0);
    sequencer.take([{ seq: 2, text: "secret" }]);
    sequencer.take([{ seq: 2, text: "" }]);
    expect(sequencer.take([{ seq: 1, text: "a" }])).to.deep.equal([
      { seq: 1, text: "a" },
      { seq: 2, text: "" },
    ]);
  });

  it("gives each once and in order, in whatever order, pieces and repeats they come", () => {
    const deliveries = fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 0, max: 30 })).chain(([position, count]) => {
      const all = range(position + 1, position + count);
      const repeated = fc.shuffledSubarray([...all, ...all, ...range(0, position)]);
      return fc.record({
        position: fc.constant(position),
        last: fc.constant(position + count),
        // Each at least once: the repeats first, as far as they go, then all that there are.
        seqs: fc.tuple(repeated, fc.shuffledSubarray(all, { minLength: count })).map((parts) => parts.flat()),
        pieces: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 90, maxLength: 90 }),
      });
    });
    fc.assert(
      fc.property(deliveries, ({ position, last, seqs, pieces }) => {
        const sequencer = new Sequencer(position);
        const given: number[] = [];
        const came = new Set<number>();
        for (let at = 0, piece = 0; at < seqs.length; at += pieces[piece++] ?? 1) {
          const taken = seqs.slice(at, at + (pieces[piece] ?? 1));
          for (const seq of taken) came.add(seq);
          given.push(...seqsOf(sequencer.take(items(...taken))));
          const next = range(position + 1, last).find((seq) => !came.has(seq)) ?? last + 1;
          expect(sequencer.position, "as far as there is no gap, and no farther").to.equal(next - 1);
          expect(sequencer.hasGap).to.equal([...came].some((seq) => seq >= next));
        }
        expect(given).to.deep.equal(range(position + 1, last));
      }),
      runs(300),
    );
  });
});
