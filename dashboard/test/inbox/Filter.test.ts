import { expect } from "chai";
import { filterFrom, queryOf, views } from "../../src/inbox/Filter.ts";

describe("the inbox's filter in the address", () => {
  it("is nothing for the whole inbox", () => {
    expect(queryOf({ view: "all" })).to.equal("");
    expect(filterFrom("")).to.deep.equal({ view: "all", label: undefined, search: undefined });
  });

  for (const view of views) {
    it(`keeps ${view} with a label and a search of any script, through a reload`, () => {
      const filter = { view, label: "R&D #1", search: "ليلى +49 =?" };
      expect(filterFrom(queryOf(filter))).to.deep.equal(filter);
    });
  }

  it("takes a view that there is not for the whole inbox", () => {
    expect(filterFrom("?view=spam&label=&search=").view).to.equal("all");
  });
});
