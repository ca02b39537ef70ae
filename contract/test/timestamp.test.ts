import { timestampSchema } from "@hearth/contract";
import { expect } from "chai";

describe("timestamp", () => {
  it("has one form on the wire: UTC, milliseconds, Z", () => {
    for (const time of [new Date(), new Date(0), new Date(-1), new Date("9999-12-31T23:59:59.999Z")]) {
      expect(timestampSchema.parse(time.toISOString())).to.equal(time.toISOString());
    }
  });

  const others: unknown[] = [
    ...["2026-11-22T13:48:00Z", "2026-11-22T13:48:00.0Z", "2026-11-22T13:48:00.000000Z", "2026-11-22"],
    ...["2026-11-22T13:48:00.000", "2026-11-22T13:48:00.000+00:00", "2026-11-22 13:48:00.000Z"],
    ...["2026-02-30T00:00:00.000Z", "+033658-09-27T01:46:39.000Z", "", 0, null, new Date()],
  ];
  for (const other of others) {
    it(`refuses ${JSON.stringify(other)}`, () => expect(timestampSchema.safeParse(other).success).to.equal(false));
  }
});
