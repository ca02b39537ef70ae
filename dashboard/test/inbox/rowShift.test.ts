import { expect } from "chai";
import { rowShift } from "../../src/inbox/rowShift.ts";

const rows = (ids: string) => [...ids].map((id) => ({ id }));

describe("how far what is in sight was pushed", () => {
  const before = rows("abcdefgh");

  it("one row, where one from below came to the top", () => {
    expect(rowShift(before, rows("habcdefg"), 2)).to.equal(1);
  });

  it("not at all, where one above changed places with another above", () => {
    expect(rowShift(before, rows("bacdefgh"), 2)).to.equal(0);
  });

  it("one row, where one further down in sight jumps to the top", () => {
    expect(rowShift(before, rows("eabcdfgh"), 2)).to.equal(1);
    expect(rowShift(before, rows("dabcefgh"), 2)).to.equal(1);
  });

  it("not at all, where the first in sight jumps to the top: those behind it stay where they are", () => {
    expect(rowShift(before, rows("cabdefgh"), 2)).to.equal(0);
  });

  it("back up, where one above left", () => {
    expect(rowShift(before, rows("bcdefgh"), 2)).to.equal(-1);
  });

  it("not at all, where another list has come", () => {
    expect(rowShift(before, rows("xyz"), 2)).to.equal(0);
    expect(rowShift([], before, 0)).to.equal(0);
    expect(rowShift(before, [], 2)).to.equal(0);
  });
});
