import { expect } from "chai";
import { initialsOf } from "../../src/customer/initialsOf.ts";

const apart = "\u200c";

describe("initials", () => {
  it("are of the first and the last word", () => {
    expect(initialsOf("ada")).to.equal("A");
    expect(initialsOf(" Augusta Ada  King ")).to.equal(`A${apart}K`);
  });

  it("are letters as a reader sees them", () => {
    expect(initialsOf("👩‍🚀 e\u0301lise")).to.equal(`👩‍🚀${apart}E\u0301`);
  });

  it("do not join in Arabic", () => {
    expect(initialsOf("سارة علي")).to.equal(`س${apart}ع`);
  });

  it("are a question mark where nobody has a name", () => {
    expect(initialsOf(undefined)).to.equal("?");
    expect(initialsOf("  ")).to.equal("?");
  });
});
