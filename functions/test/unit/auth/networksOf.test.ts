import { expect } from "chai";
import { networksOf } from "../../../src/auth/networksOf.ts";

describe("where a call comes from", () => {
  it("is what the last one wrote down who passed it on", () => {
    expect(networksOf("203.0.113.7")?.connected).to.equal("203.0.113.7");
    expect(networksOf("198.51.100.1, 203.0.113.7")?.connected).to.equal("203.0.113.7");
    expect(networksOf("1.1.1.1,2.2.2.2 ,203.0.113.7 ")?.connected).to.equal("203.0.113.7");
  });

  it("is another one for each client behind Hosting, and whatever a client says of those before it is not looked at", () => {
    const ada = networksOf("198.51.100.1, 203.0.113.7");
    const eve = networksOf("198.51.100.2, 203.0.113.7");
    expect(ada?.origin).not.to.equal(eve?.origin);
    expect(networksOf("6.6.6.6, 198.51.100.2, 203.0.113.7")).to.deep.equal(eve);
  });

  it("of IPv6 is what one customer of a provider is given: its 64 bits hold more addresses than can be counted", () => {
    const first = networksOf("2001:db8:1:2:aaaa::1");
    for (const other of ["2001:db8:1:2::", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::9.9.9.9"]) {
      expect(networksOf(other), other).to.deep.equal(first);
    }
    expect(networksOf("2001:db8:1:3::1")).not.to.deep.equal(first);
    expect(networksOf("::1")?.connected).to.equal("0:0:0:0::/64");
    expect(networksOf("::ffff:203.0.113.7")?.connected).to.equal("203.0.113.7");
  });

  it("is one place for all that is no address, so that nobody makes up places", () => {
    expect(networksOf("a")).to.deep.equal(networksOf("b"));
    expect(networksOf("")).to.deep.equal(networksOf(",".repeat(1_000)));
  });

  it("is not known where nothing stands before the function", () => {
    expect(networksOf(undefined)).to.equal(undefined);
  });
});
