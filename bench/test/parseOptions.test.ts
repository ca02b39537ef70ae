import { expect } from "chai";
import { parseOptions } from "../parseOptions.ts";

describe("the options of npm run bench", () => {
  const known = ["append", "burst"];

  it("run everything where nothing is named", () => {
    expect(parseOptions([], known)).to.deep.equal({ names: known, json: false, store: false });
    expect(parseOptions(["--json", "--store"], known)).to.deep.equal({ names: known, json: true, store: true });
  });

  it("run what is named", () => {
    expect(parseOptions(["burst", "--json"], known)).to.deep.equal({ names: ["burst"], json: true, store: false });
  });

  it("refuse a benchmark that is none, and say which there are", () => {
    expect(() => parseOptions(["bursts"], known)).to.throw("bursts; there are append, burst");
  });

  it("refuse to store a part: the rest of the baseline would be of another day", () => {
    expect(() => parseOptions(["append", "--store"], known)).to.throw("--store");
  });

  it("refuse an option that is none", () => {
    expect(() => parseOptions(["--fast"], known)).to.throw("--fast");
  });
});
