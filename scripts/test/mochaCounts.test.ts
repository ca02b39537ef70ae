import { expect } from "chai";
import { closingLine, total } from "../testing/Counts.ts";
import { mochaCounts } from "../testing/runMocha.ts";

const left = (passes: number, failures: number, pending = 0) => JSON.stringify({ passes, failures, pending });

describe("What a run of mocha counts as", () => {
  it("is what its reporter left", () => {
    expect(mochaCounts(left(5, 2, 1), 2)).to.deep.equal({ passed: 5, failed: 2, skipped: 1 });
  });

  it("is a failure when it left nothing", () => {
    expect(mochaCounts(undefined, 0)).to.deep.equal({ passed: 0, failed: 1, skipped: 0 });
  });

  it("is a failure when it executed no test", () => {
    expect(mochaCounts(left(0, 0, 3), 0)).to.deep.equal({ passed: 0, failed: 1, skipped: 3 });
  });

  it("is a failure when it died although every test had passed", () => {
    expect(mochaCounts(left(5, 0), 1)).to.deep.equal({ passed: 5, failed: 1, skipped: 0 });
    expect(mochaCounts(left(5, 0), null)).to.deep.equal({ passed: 5, failed: 1, skipped: 0 });
  });
});

describe("The closing line", () => {
  it("sums up", () => {
    const counts = total([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0 },
    ]);
    expect(closingLine(counts)).to.equal("5 passed, 1 failed");
  });

  it("tells of what was skipped", () => {
    expect(closingLine({ passed: 1, failed: 0, skipped: 2 })).to.equal("1 passed, 0 failed, 2 skipped");
  });
});
