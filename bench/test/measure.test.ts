import { expect } from "chai";
import { type Limit, measure, median, verdictOf } from "../measure.ts";

describe("the median", () => {
  it("is the one in the middle, however they are ordered", () => {
    expect(median([10, 9, 1])).to.equal(9);
  });

  it("lies between the two in the middle where there are two", () => {
    expect(median([100, 1, 4, 2])).to.equal(3);
  });

  it("is none of nothing", () => {
    expect(() => median([])).to.throw("no median");
  });
});

describe("measuring", () => {
  it("gathers each figure over all runs, in the order of the first", async () => {
    let run = 0;
    const measured = await measure(3, async () => {
      run += 1;
      return [
        { figure: "ratio", what: "a ÷ b", unit: "×", limit: { atMost: 2 }, value: run },
        { figure: "time", what: "a", value: run * 10 },
      ];
    });
    expect(measured).to.deep.equal([
      { figure: "ratio", what: "a ÷ b", unit: "×", limit: { atMost: 2 }, runs: [1, 2, 3] },
      { figure: "time", what: "a", runs: [10, 20, 30] },
    ]);
  });
});

describe("the verdict", () => {
  const of = (runs: number[], limit?: Limit) => verdictOf({ figure: "ratio", what: "a ÷ b", runs, limit });

  it("holds up to the limit where that is the most", () => {
    expect(of([9, 2, 1], { atMost: 2 })).to.deep.equal({ figure: "ratio", value: 2, limit: 2, holds: true });
    expect(of([1, 2.1, 9], { atMost: 2 })?.holds).to.equal(false);
  });

  it("holds from the limit on where that is the least", () => {
    expect(of([1, 50, 99], { atLeast: 50 })).to.deep.equal({ figure: "ratio", value: 50, limit: 50, holds: true });
    expect(of([99, 49, 1], { atLeast: 50 })?.holds).to.equal(false);
  });

  it("is not passed on what only explains", () => {
    expect(of([1])).to.equal(undefined);
  });
});
