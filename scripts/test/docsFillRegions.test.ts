import { expect } from "chai";
import { fillRegions } from "../docs/fillRegions.ts";

describe("fillRegions", () => {
  const page = (inside: string) => `# Title\n\n<!-- made: list -->${inside}\n<!-- /made -->\n\nthe end\n`;

  it("replaces what is between the marks and nothing else", () => {
    expect(fillRegions(page("\nold\nlines"), { list: "new" })).to.equal(page("\nnew"));
  });

  it("leaves a page alone that is up to date", () => {
    expect(fillRegions(page("\nnew"), { list: "new" })).to.equal(page("\nnew"));
  });

  it("takes text from the code as it is, also where it looks like a pattern", () => {
    expect(fillRegions(page(""), { list: "$& and $1" })).to.equal(page("\n$& and $1"));
  });

  it("fills several regions", () => {
    const filled = fillRegions(page("") + page(""), { list: "new" });
    expect(filled).to.equal(page("\nnew") + page("\nnew"));
  });

  it("refuses a region that no part is made for", () => {
    expect(() => fillRegions(page(""), { other: "new" })).to.throw("No part is called list");
  });

  it("refuses a region without its end, which would swallow the page", () => {
    expect(() => fillRegions("<!-- made: list -->\ntext\n", { list: "new" })).to.throw("does not begin or end");
  });

  it("refuses an end without its beginning", () => {
    expect(() => fillRegions("text\n<!-- /made -->\n", { list: "new" })).to.throw("does not begin or end");
  });
});
