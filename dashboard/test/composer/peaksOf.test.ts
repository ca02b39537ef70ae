import { expect } from "chai";
import { peaksOf } from "../../src/composer/peaksOf.ts";

describe("The waveform of what was recorded", () => {
  it("has 64 points, however many levels there are", () => {
    for (const count of [1, 63, 64, 65, 3_000]) expect(peaksOf(Array(count).fill(0.5))).to.have.length(64);
  });

  it("shows the loudest as 100, and what is between as it is", () => {
    const levels = Array(128).fill(0.25);
    levels[127] = 0.5;
    const peaks = peaksOf(levels);
    expect(peaks?.at(0)).to.equal(50);
    expect(peaks?.at(-1)).to.equal(100);
  });

  it("shows silence as silence", () => {
    expect(peaksOf([0, 0, 0])).to.deep.equal(Array(64).fill(0));
  });

  it("is none where nothing was measured", () => {
    expect(peaksOf([])).to.equal(null);
  });
});
