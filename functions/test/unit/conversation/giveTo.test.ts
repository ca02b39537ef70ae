import { expect } from "chai";
import { giveTo } from "../../../src/conversation/giveTo.ts";
import { decided } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";

describe("giveTo", () => {
  it("keeps no name and no address that the site does not vouch for: beside its word they would pass for it", () => {
    const head = headWith({
      customer: { id: "a1", channel: "web", name: "The boss", email: "boss@example.org", phone: "1" },
    });
    const customerOf = (known: object) =>
      decided(giveTo("a1", { id: "id:7", ...known }, false), { head }).head.customer;
    const kept = { id: "id:7", channel: "web", phone: "1", verified: true };
    expect(customerOf({})).to.deep.equal(kept);
    expect(customerOf({ name: "Hannah" })).to.deep.equal({ ...kept, name: "Hannah" });
    expect(customerOf({ email: "h@example.org" })).to.deep.equal({ ...kept, email: "h@example.org" });
  });
});
