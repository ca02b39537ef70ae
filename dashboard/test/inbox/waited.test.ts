import { expect } from "chai";
import { urgencyOf, waited } from "../../src/inbox/waited.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const since = (seconds: number) => new Date(now - seconds * 1000).toISOString();

describe("how long a customer waits", () => {
  const cases: [seconds: number, text: string][] = [
    [0, "0:00"],
    [5, "0:05"],
    [200, "3:20"],
    [3599, "59:59"],
    [3600, "1:00:00"],
    [3800, "1:03:20"],
    [86_399, "23:59:59"],
    [86_400, "1 day"],
    [3 * 86_400 - 1, "2 days"],
  ];
  for (const [seconds, text] of cases) {
    it(`${seconds} s: ${text}`, () => expect(waited(since(seconds), now, "en")).to.equal(text));
  }

  it("is nothing, where the server's clock is ahead", () => {
    expect(waited(since(-30), now, "en")).to.equal("0:00");
  });

  it("presses from 5 minutes on, and more from 15", () => {
    const seconds = [0, 299, 300, 899, 900, 90_000];
    expect(seconds.map((each) => urgencyOf(since(each), now))).to.deep.equal([
      "calm",
      "calm",
      "late",
      "late",
      "overdue",
      "overdue",
    ]);
  });
});
