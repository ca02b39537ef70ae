import { expect } from "chai";
import { isAhead } from "../../src/customer/isAhead.ts";

describe("an answer and the stream", () => {
  it("is ahead until the stream has brought what it answers", () => {
    expect(isAhead({ epoch: "a", seq: 7 }, { epoch: "a", seq: 6 })).to.equal(true);
    expect(isAhead({ epoch: "a", seq: 7 }, { epoch: "a", seq: 7 })).to.equal(false);
    expect(isAhead({ epoch: "a", seq: 7 }, { epoch: "a", seq: 9 })).to.equal(false);
  });

  it("is not ahead of a conversation that was begun anew: else it would be shown for ever", () => {
    expect(isAhead({ epoch: "a", seq: 7 }, { epoch: "b", seq: 1 })).to.equal(false);
  });
});
