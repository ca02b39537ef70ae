import { expect } from "chai";
import { charactersLeft } from "../../src/composer/charactersLeft.ts";

describe("How many characters are left", () => {
  it("is nobody's concern far from the end", () => {
    expect(charactersLeft("x".repeat(7_499))).to.equal(null);
  });

  it("is told for the last 500, and beyond", () => {
    expect(charactersLeft("x".repeat(7_501))).to.equal(499);
    expect(charactersLeft("x".repeat(8_000))).to.equal(0);
    expect(charactersLeft("x".repeat(8_003))).to.equal(-3);
  });

  it("counts as the server does: an emoji once, what surrounds the text not at all", () => {
    expect(charactersLeft("😀".repeat(7_900))).to.equal(100);
    expect(charactersLeft(`${"x".repeat(8_000)}   \n`)).to.equal(0);
    expect(charactersLeft("e\u0301".repeat(8_000))).to.equal(0);
  });
});
