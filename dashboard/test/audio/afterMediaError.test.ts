import { expect } from "chai";
import { afterMediaError } from "../../src/audio/afterMediaError.ts";

describe("What follows when a media element gives up", () => {
  it("fetches the address anew that may have expired, before it played and while it did", () => {
    expect(afterMediaError({ code: 4, isAnew: false, hasAdvanced: false })).to.equal("fetchAnew");
    expect(afterMediaError({ code: 2, isAnew: false, hasAdvanced: true })).to.equal("fetchAnew");
  });

  it("does so again for each address that played until it expired", () => {
    expect(afterMediaError({ code: 2, isAnew: true, hasAdvanced: true })).to.equal("fetchAnew");
  });

  it("ends where a new address does not help either", () => {
    expect(afterMediaError({ code: 4, isAnew: true, hasAdvanced: false })).to.equal("unplayable");
    expect(afterMediaError({ code: 2, isAnew: true, hasAdvanced: false })).to.equal("unreachable");
  });

  it("ends at once where the sound itself is broken", () => {
    expect(afterMediaError({ code: 3, isAnew: false, hasAdvanced: true })).to.equal("unplayable");
  });
});
