import { expect } from "chai";
import { fileSize } from "../../src/composer/fileSize.ts";

describe("A file's size", () => {
  it("is told in the unit that fits", () => {
    expect(fileSize("en", 12)).to.equal("12 byte");
    expect(fileSize("en", 12_345)).to.equal("12.3 kB");
    expect(fileSize("en", 25_000_000)).to.equal("25 MB");
  });

  it("is told in the language's way", () => {
    expect(fileSize("de", 1_234_567)).to.equal("1,2 MB");
  });
});
