import { expect } from "chai";
import { slashWordAt } from "../../src/composer/slashWord.ts";

/** The text with `|` where the caret is. */
const at = (text: string) => slashWordAt(text.replace("|", ""), text.indexOf("|"));

describe("The word for a canned response", () => {
  it("begins with a slash, at the beginning or after a blank", () => {
    expect(at("/|")).to.deep.equal({ from: 0, query: "" });
    expect(at("Hi /gre|")).to.deep.equal({ from: 3, query: "gre" });
    expect(at("Hi\n/gre|")).to.deep.equal({ from: 3, query: "gre" });
    expect(at("مرحبا /تح|")).to.deep.equal({ from: 6, query: "تح" });
  });

  it("ends at the caret, whatever follows", () => {
    expect(at("Hi /gr|eet you")).to.deep.equal({ from: 3, query: "gr" });
  });

  it("is no date, no address, no path, and over after a blank", () => {
    for (const text of ["10/12|", "https://|", "and/or|", "/usr/b|", "/greet |", "x|/"])
      expect(at(text)).to.equal(null);
  });

  it("is found without reading a long text", () => {
    expect(at(`${"/x".repeat(4_000)} /g|`)).to.deep.equal({ from: 8_001, query: "g" });
    expect(at(`/${"x".repeat(100)}|`)).to.equal(null);
  });
});
