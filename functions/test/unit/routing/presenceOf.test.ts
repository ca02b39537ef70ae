import { expect } from "chai";
import { presenceOf } from "../../../src/routing/presenceOf.ts";
import { after, noon } from "../../support/headWith.ts";

describe("presenceOf", () => {
  it("is what was chosen, for 90 s after each sign of life", () => {
    for (const chosen of ["online", "away", "offline"] as const) {
      expect(presenceOf(chosen, noon, after(90_000))).to.equal(chosen);
      expect(presenceOf(chosen, after(1_000), noon), "by a clock that is ahead").to.equal(chosen);
    }
  });

  it("is offline from then on, and where there never was one", () => {
    for (const chosen of ["online", "away", "offline"] as const) {
      expect(presenceOf(chosen, noon, after(90_001))).to.equal("offline");
      expect(presenceOf(chosen, null, noon)).to.equal("offline");
    }
  });
});
