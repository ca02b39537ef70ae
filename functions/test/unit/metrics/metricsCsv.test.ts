import type { Metrics } from "@hearth/contract";
import { expect } from "chai";
import { noCounts } from "../../../src/conversation/Tally.ts";
import { figuresOf, operatorFiguresOf } from "../../../src/metrics/figuresOf.ts";
import { metricsCsv } from "../../../src/metrics/metricsCsv.ts";

const figures = figuresOf({ ...noCounts, conversations: 3, handoffs: 1, ratings: 2, ratingSum: 9 });
const zeros = "0,0,,0,0,,,,0,0,";

function reportWith(names: readonly string[]): Metrics {
  const operators = names.map((name, index) => ({
    operator: { id: `o${index}`, name },
    ...operatorFiguresOf(noCounts),
  }));
  const days = [{ day: "2026-11-22", ...figures }];
  return { from: "2026-11-22", to: "2026-11-22", days, operators, total: figures };
}

describe("metricsCsv", () => {
  it("is one table: a header, and a row for each day, each operator and the total", () => {
    const rows = [
      "kind,key,name,conversations,handoffs,handoffRate,messages,replies,averageFirstResponseSeconds,averageWaitSeconds,averageResolutionSeconds,resolutions,ratings,averageRating",
      "day,2026-11-22,,3,1,0.33,0,0,,,,0,2,4.5",
      `operator,o0,Dana,${zeros}`,
      "total,,,3,1,0.33,0,0,,,,0,2,4.5",
    ];
    expect(metricsCsv(reportWith(["Dana"]))).to.equal(`\uFEFF${rows.map((row) => `${row}\r\n`).join("")}`);
  });

  const names: [name: string, cell: string][] = [
    ["دانا", "دانا"],
    ["Doe, Dana", '"Doe, Dana"'],
    ['Dana "D" Doe', '"Dana ""D"" Doe"'],
    ["Dana\nDoe", '"Dana\nDoe"'],
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    [" =1", "' =1"],
    ['=HYPERLINK("https://evil.example", "x")', '"\'=HYPERLINK(""https://evil.example"", ""x"")"'],
    ["a=b", "a=b"],
  ];
  for (const [name, cell] of names) {
    it(`writes the name ${JSON.stringify(name)} as ${JSON.stringify(cell)}`, () => {
      expect(metricsCsv(reportWith([name]))).to.include(`\r\noperator,o0,${cell},${zeros}\r\n`);
    });
  }
});
