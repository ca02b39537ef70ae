import { expect } from "chai";
import { dayOf, rangeOf } from "../../src/metrics/rangeOf.ts";

const today = "2026-03-05";
const asked = (query: string) => rangeOf(new URLSearchParams(query), today);

describe("the days that an address asks for", () => {
  it("are the last seven, today included, where it names none that are offered", () => {
    const week = { from: "2026-02-27", to: today, preset: 7 };
    expect(asked("")).to.deep.equal(week);
    expect(asked("days=7")).to.deep.equal(week);
    expect(asked("days=5000")).to.deep.equal(week);
  });

  it("are the last 30 or 90", () => {
    expect(asked("days=30")).to.deep.equal({ from: "2026-02-04", to: today, preset: 30 });
    expect(asked("days=90")).to.deep.equal({ from: "2025-12-06", to: today, preset: 90 });
  });

  it("are those between two days, both included, up to 92", () => {
    expect(asked("from=2026-01-01&to=2026-01-01")).to.deep.equal({
      from: "2026-01-01",
      to: "2026-01-01",
      preset: null,
    });
    expect(asked("from=2026-01-01&to=2026-04-02")).to.not.have.property("problem");
    expect(asked("from=2026-01-01&to=2026-04-03")).to.have.property("problem", "long");
  });

  it("are not asked for where they cannot be", () => {
    expect(asked("from=2026-01-02&to=2026-01-01")).to.have.property("problem", "order");
    for (const from of ["", "2026-02-30", "yesterday", "2026-1-1"]) {
      expect(asked(`from=${from}&to=2026-03-01`), from).to.have.property("problem", "date");
    }
  });

  it("begin and end in UTC", () => {
    expect(dayOf(new Date("2026-03-05T23:59:59.999Z"))).to.equal("2026-03-05");
  });
});
