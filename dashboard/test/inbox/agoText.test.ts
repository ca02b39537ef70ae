import { expect } from "chai";
import { agoText } from "../../src/inbox/agoText.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const before = (ms: number) => new Date(now - ms).toISOString();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("how long ago something was", () => {
  const cases: [name: string, ms: number, text: RegExp][] = [
    ["this moment", 0, /^now$/],
    ["59 seconds", minute - 1, /^now$/],
    ["a minute", minute, /^1 ?m(in)?\.? ago$/],
    ["59 minutes", hour - 1, /^59 ?m(in)?\.? ago$/],
    ["an hour", hour, /^1 ?hr?\.? ago$/],
    ["a day", day, /^yesterday$/],
    ["6 days", 7 * day - 1, /^6 ?d(ays)?\.? ago$/],
    ["a week: the date", 7 * day, /^Nov 15$/],
    ["last year: the date with its year", 365 * day, /^Nov 22, 2025$/],
  ];
  for (const [name, ms, text] of cases) {
    it(`${name}: ${text.source}`, () => expect(agoText(before(ms), now, "en")).to.match(text));
  }

  it("is now, where the server's clock is ahead", () => {
    expect(agoText(before(-5 * minute), now, "en")).to.equal("now");
  });

  it("is said in the interface's language", () => {
    expect(agoText(before(day), now, "ar")).to.equal("أمس");
  });
});
