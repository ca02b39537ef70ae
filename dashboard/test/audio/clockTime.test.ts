import { expect } from "chai";
import { clockTime } from "../../src/audio/clockTime.ts";

describe("A time in minutes and seconds", () => {
  it("cuts what is less than a second, and always has two digits of seconds", () => {
    expect(clockTime("en", 0)).to.equal("0:00");
    expect(clockTime("en", 65.9)).to.equal("1:05");
    expect(clockTime("en", 3_600)).to.equal("60:00");
  });

  it("is written in the language's digits", () => {
    expect(clockTime("ar-EG", 65)).to.equal("١:٠٥");
  });

  it("is never before the beginning", () => {
    expect(clockTime("en", -0.2)).to.equal("0:00");
  });
});
