import { expect } from "chai";
import { inEach } from "../../../src/sweep/inEach.ts";

describe("inEach", () => {
  it("does all of it though one fails, and fails only then: work that went on afterwards would be cut off", async () => {
    const done: number[] = [];
    const failure = await inEach([1, 2, 3], async (item) => {
      if (item === 1) throw new Error("the first");
      await Promise.resolve();
      done.push(item);
    }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(AggregateError).with.nested.property("errors[0].message", "the first");
    expect(done).to.deep.equal([2, 3]);
  });
});
