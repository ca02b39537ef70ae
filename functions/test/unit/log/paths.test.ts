import { expect } from "chai";
import fc from "fast-check";
import { eventId } from "../../../src/log/paths.ts";

const seq = fc.integer({ min: 1, max: 999_999_999_999 });

describe("the name of an event", () => {
  it("has twelve digits", () => {
    expect([1, 42, 999_999_999_999].map(eventId)).to.deep.equal(["000000000001", "000000000042", "999999999999"]);
  });

  it("sorts as its number does", () => {
    fc.assert(
      fc.property(seq, seq, (a, b) => {
        expect(eventId(a) < eventId(b)).to.equal(a < b);
      }),
    );
  });
});
