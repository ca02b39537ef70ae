import { expect } from "chai";
import { mayBegin } from "../../../src/conversation/mayBegin.ts";
import { faultIn } from "../../support/faultIn.ts";
import { after, noon } from "../../support/headWith.ts";

const minute = 60_000;
/** Begun so many minutes before noon, the youngest first. */
const begun = (...minutes: number[]) => minutes.map((ago) => ({ blocked: false, createdAt: after(-ago * minute) }));

describe("a customer may begin a conversation", () => {
  it("when it has none, and as long as it began fewer in the last hour", () => {
    mayBegin([], noon, 1);
    mayBegin(begun(1, 2), noon, 3);
    mayBegin(begun(1, 2, 60, 61), noon, 3);
  });

  it("no more when it began so many, until the oldest of them is an hour old", () => {
    const fault = faultIn(() => mayBegin(begun(1, 2, 50, 55), noon, 3));
    expect([fault?.code, fault?.details.retryAfter]).to.deep.equal(["rate_limited", 600]);
    mayBegin(begun(1, 2, 50, 55), after(10 * minute), 3);
  });

  it("never when its last one says that it is blocked", () => {
    const latest = begun(100, 200).map((head, index) => ({ ...head, blocked: index === 0 }));
    expect(faultIn(() => mayBegin(latest, noon, 3))?.code).to.equal("forbidden");
  });
});
