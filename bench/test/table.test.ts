import { expect } from "chai";
import { table } from "../table.ts";

describe("the table of a benchmark", () => {
  it("shows the median with its spread and what it must not pass, in columns that line up", () => {
    const shown = table([
      { figure: "a.ratio", what: "a ÷ b", unit: "×", limit: { atMost: 1.5 }, runs: [1.23456, 1.1, 1.4] },
      { figure: "a.rate", what: "a", unit: "/s", limit: { atLeast: 500 }, runs: [123.456] },
      { figure: "b", what: "b alone", runs: [0, 3] },
    ]);
    expect(`\n${shown}\n`).to.equal(`
| figure  | what    | median | from … to (runs) | limit | holds |
| ------- | ------- | ------ | ---------------- | ----- | ----- |
| a.ratio | a ÷ b   | 1.23 × | 1.1 … 1.4 (3)    | ≤ 1.5 | yes   |
| a.rate  | a       | 123 /s | 123 … 123 (1)    | ≥ 500 | NO    |
| b       | b alone | 1.5    | 0 … 3 (2)        |       |       |
`);
  });
});
