import { expect } from "chai";
import { labelChoices, labelsOf } from "../../src/inbox/labelsOf.ts";

describe("the labels to choose from", () => {
  it("are those of what is listed, the most frequent first", () => {
    const listed = [{ labels: ["vip", "billing"] }, { labels: ["billing"] }, {}, { labels: ["مهم"] }];
    expect(labelsOf(listed)).to.deep.equal(["billing", "vip", "مهم"]);
  });

  it("are narrowed by what is typed, which may itself be one that is not listed", () => {
    expect(labelChoices(["billing", "vip"], " BILL")).to.deep.equal(["billing", "BILL"]);
    expect(labelChoices(["billing", "vip"], "vip")).to.deep.equal(["vip"]);
    expect(labelChoices(["billing", "vip"], "refund")).to.deep.equal(["refund"]);
    expect(labelChoices(["billing", "vip"], "  ")).to.deep.equal(["billing", "vip"]);
  });
});
