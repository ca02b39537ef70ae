import { expect } from "chai";
import { pointAt, rmsOf, waveformOf } from "../../../src/attachments/waveformOf.ts";

describe("a waveform", () => {
  it("has 64 points, the loudest 100", () => {
    const pieces = Array.from({ length: 640 }, (_, index) => ({ at: index / 640, rms: index < 320 ? 0.1 : 0.2 }));
    const waveform = waveformOf(pieces);
    expect(waveform).to.deep.equal([...Array(32).fill(50), ...Array(32).fill(100)]);
  });

  it("of silence is flat", () => expect(new Set(waveformOf([{ at: 0, rms: 0 }]))).to.deep.equal(new Set([0])));

  it("of few pieces holds each until the next", () => {
    const waveform = waveformOf([
      { at: 0, rms: 1 },
      { at: 0.5, rms: 0.5 },
    ]);
    expect(waveform).to.deep.equal([...Array(32).fill(100), ...Array(32).fill(50)]);
  });

  it("takes what lies outside of the whole for its edge", () => {
    expect([pointAt(-1), pointAt(1), pointAt(2)]).to.deep.equal([0, 63, 63]);
  });

  it("is not undone by samples that are no numbers", () => {
    expect(rmsOf([[Number.NaN, 1]])).to.equal(0);
    expect(rmsOf([[Number.POSITIVE_INFINITY]])).to.equal(0);
    expect(rmsOf([])).to.equal(0);
  });
});
