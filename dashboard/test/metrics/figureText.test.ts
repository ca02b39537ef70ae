import { expect } from "chai";
import { durationText } from "../../src/metrics/durationText.ts";
import { figureText } from "../../src/metrics/figureText.ts";

describe("a figure", () => {
  it("is a dash where nothing was counted, and not where it is 0", () => {
    for (const kind of ["count", "share", "seconds", "stars"] as const) {
      expect(figureText(kind, null, "en")).to.equal("–");
      expect(figureText(kind, 0, "en")).to.contain("0");
    }
  });

  it("is written as what it is", () => {
    expect(figureText("count", 1234, "en")).to.equal("1,234");
    expect(figureText("share", 0.834, "en")).to.equal("83%");
    expect(figureText("stars", 4.25, "en")).to.equal("4.3");
    expect(figureText("seconds", 90, "en")).to.equal("1m 30s");
  });
});

describe("a time span", () => {
  it("is told in its two largest units", () => {
    expect(durationText(0, "en")).to.equal("0s");
    expect(durationText(59.4, "en")).to.equal("59s");
    expect(durationText(59.6, "en")).to.equal("1m");
    expect(durationText(3_600, "en")).to.equal("1h");
    expect(durationText(3_661, "en")).to.equal("1h 1m");
    expect(durationText(2 * 86_400 + 3 * 3_600 + 59, "en")).to.equal("2d 3h");
  });

  it("is never below 0: clocks differ", () => {
    expect(durationText(-5, "en")).to.equal("0s");
  });

  it("is told in the reader's language", () => {
    expect(durationText(120, "ar")).to.contain("د");
  });
});
