import { readFileSync } from "node:fs";
import { expect } from "chai";
import { colorOf, personColors } from "../../src/customer/colorOf.ts";

describe("a person's colour", () => {
  it("is always the same", () => {
    expect(colorOf("demo-ada")).to.equal(colorOf("demo-ada"));
  });

  it("is another for most others", () => {
    const ids = Array.from({ length: 200 }, (_, number) => `customer-${number}`);
    expect(new Set(ids.map(colorOf))).to.have.property("size", personColors.length);
  });

  it("has a rule in the style sheet, without which it would be drawn as nothing", () => {
    const css = readFileSync(new URL("../../src/customer/PersonAvatar.module.css", import.meta.url), "utf8");
    for (const color of personColors) expect(css).to.contain(`[data-color="${color}"]`);
  });
});
