import { expect } from "chai";
import { parseOptions } from "../replay/parseOptions.ts";

describe("The options of a replay", () => {
  it("have defaults, and the file is meant from where one stands", () => {
    expect(parseOptions(["a.json"], "/home/ada")).to.deep.equal({
      file: "/home/ada/a.json",
      duplicate: 0,
      concurrency: 8,
      seed: 1,
      own: false,
    });
  });

  it("are read in any order", () => {
    const args = ["--own", "--duplicate", "0.2", "a.json", "--limit=3", "--concurrency", "4", "--seed", "9"];
    expect(parseOptions(args, "/")).to.include({ duplicate: 0.2, limit: 3, concurrency: 4, seed: 9, own: true });
  });

  it("are refused all at once, by their names, with how to use it", () => {
    const args = ["a.json", "--duplicate", "2", "--limit", "none", "--concurrency", "1000"];
    expect(() => parseOptions(args, "/")).to.throw(
      /--duplicate: [\s\S]*--limit: [\s\S]*--concurrency: [\s\S]*npm run replay -- <file>/,
    );
  });

  it("need one file, and know no others", () => {
    for (const args of [[], ["a.json", "b.json"]]) expect(() => parseOptions(args, "/")).to.throw(/^Name one file\./);
    expect(() => parseOptions(["a.json", "--fast"], "/")).to.throw(/--fast[\s\S]*npm run replay/);
  });
});
