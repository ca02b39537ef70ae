import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { periodOf } from "../../../src/metrics/periodOf.ts";

const now = new Date("2026-03-02T23:59:59.999Z");

describe("periodOf", () => {
  it("is the last seven days, where nothing is asked for", () => {
    const days = ["02-24", "02-25", "02-26", "02-27", "02-28", "03-01", "03-02"];
    expect(periodOf({}, now)).to.deep.equal(days.map((day) => `2026-${day}`));
  });

  it("goes to today, from where it is asked for; and begins six days before its end", () => {
    expect(periodOf({ from: "2026-03-01" }, now)).to.deep.equal(["2026-03-01", "2026-03-02"]);
    expect(periodOf({ to: "2026-01-07" }, now).at(0)).to.equal("2026-01-01");
  });

  it("has both its ends, and every day of a leap year", () => {
    expect(periodOf({ from: "2024-02-28", to: "2024-03-01" }, now)).to.deep.equal([
      "2024-02-28",
      "2024-02-29",
      "2024-03-01",
    ]);
    expect(periodOf({ from: "2026-03-02", to: "2026-03-02" }, now)).to.deep.equal(["2026-03-02"]);
  });

  it("is at most 92 days", () => {
    expect(periodOf({ from: "2026-01-01", to: "2026-04-02" }, now)).to.have.lengthOf(92);
    expect(() => periodOf({ from: "2026-01-01", to: "2026-04-03" }, now)).to.throw(Fault);
  });

  it("does not end before it begins", () => {
    for (const query of [{ from: "2026-03-02", to: "2026-03-01" }, { from: "2026-03-03" }]) {
      expect(() => periodOf(query, now), JSON.stringify(query)).to.throw(Fault);
    }
  });
});
