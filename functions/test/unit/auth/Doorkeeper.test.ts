import { expect } from "chai";
import { Doorkeeper } from "../../../src/auth/Doorkeeper.ts";
import { parseConfig } from "../../../src/config.ts";
import { faultIn } from "../../support/faultIn.ts";
import { noon } from "../../support/headWith.ts";

describe("the door of an instance", () => {
  let now = noon;
  const open = () => {
    now = noon;
    return new Doorkeeper(parseConfig({ HEARTH_CALLS_PER_MINUTE: "10", HEARTH_TOKENS_PER_MINUTE: "3" }), () => now);
  };
  /** How many of `count` calls are let in, each from where `from` says. */
  function admitted(door: Doorkeeper, count: number, from: (call: number) => string | undefined): number {
    return Array.from({ length: count }, (_, call) => faultIn(() => door.admit(from(call)))).filter((fault) => !fault)
      .length;
  }

  it("lets so many in from one address, and says when to come again", () => {
    const door = open();
    expect(admitted(door, 30, () => "203.0.113.7")).to.equal(10);
    const fault = faultIn(() => door.admit("203.0.113.7"));
    expect([fault?.code, fault?.details.retryAfter]).to.deep.equal(["rate_limited", 6]);
    now = new Date(noon.getTime() + 6_000);
    expect(admitted(door, 5, () => "203.0.113.7")).to.equal(1);
  });

  it("counts each client behind Hosting for itself", () => {
    const door = open();
    expect(admitted(door, 30, () => "198.51.100.1, 203.0.113.7")).to.equal(10);
    expect(admitted(door, 30, () => "198.51.100.2, 203.0.113.7")).to.equal(10);
  });

  it("is not fooled by addresses that are made up: they all come over the one that is known", () => {
    const door = open();
    expect(admitted(door, 1_000, (call) => `10.0.${call >> 8}.${call & 255}, 203.0.113.7`)).to.equal(200);
    expect(admitted(door, 10, () => "198.51.100.1, 203.0.113.8")).to.equal(10);
  });

  it("soon hears nobody any more who tries out tokens", () => {
    const door = open();
    for (let attempt = 0; attempt < 50; attempt++) door.refused("203.0.113.7");
    expect(admitted(door, 1, () => "203.0.113.7")).to.equal(0);
    expect(admitted(door, 1, () => "203.0.113.8")).to.equal(1);
  });

  it("gives one person so many tokens, whatever addresses it comes from", () => {
    const door = open();
    const fault = () => faultIn(() => door.issue("eve"))?.code;
    expect([fault(), fault(), fault(), fault()]).to.deep.equal([undefined, undefined, undefined, "rate_limited"]);
    expect(faultIn(() => door.issue("ada"))).to.equal(undefined);
  });

  it("remembers the latest twenty thousand, and no more", () => {
    const door = open();
    expect(admitted(door, 11, () => "198.51.100.1")).to.equal(10);
    for (let call = 0; call < 20_000; call++)
      faultIn(() => door.admit(`x, 11.${call >> 16}.${(call >> 8) & 255}.${call & 255}`));
    expect(admitted(door, 11, () => "198.51.100.1")).to.equal(10);
  });

  it("limits nobody where nothing stands before the function: on one's own machine", () => {
    expect(admitted(open(), 1_000, () => undefined)).to.equal(1_000);
  });
});
