import { expect } from "chai";
import { axisUnit } from "../../src/metrics/axisUnit.ts";

describe("an axis of time spans", () => {
  it("counts in what its longest is best told in", () => {
    expect(axisUnit([null, 90])).to.equal(1);
    expect(axisUnit([null, 90, 600])).to.equal(60);
    expect(axisUnit([90, 40_000])).to.equal(3_600);
    expect(axisUnit([])).to.equal(1);
  });
});
