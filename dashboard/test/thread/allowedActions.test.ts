import { expect } from "chai";
import { allowedActions } from "../../src/actions/allowedActions.ts";
import { standingOf } from "../../src/actions/Standing.ts";
import { takeOverFrom } from "../../src/actions/takeOverFrom.ts";

const olga = { id: "olga", name: "Olga" };
const omar = { id: "omar", name: "Omar" };
const operator = { uid: "olga", role: "operator" } as const;
const admin = { uid: "olga", role: "admin" } as const;

const bot = { state: "bot", operator: null } as const;
const waiting = { state: "waiting", operator: null } as const;
const mine = { state: "assigned", operator: olga } as const;
const others = { state: "assigned", operator: omar } as const;
const closed = { state: "closed", operator: olga } as const;

const named = (allowed: object) => Object.entries(allowed).flatMap(([name, is]) => (is ? [name] : []));

describe("allowedActions", () => {
  it("an operator decides on what is his own, and may take the rest", () => {
    expect(named(allowedActions(mine, operator))).to.deep.equal(["release", "transfer", "close"]);
    for (const conversation of [bot, waiting, others]) {
      expect(named(allowedActions(conversation, operator))).to.deep.equal(["takeOver"]);
    }
  });

  it("an admin decides on everything, but gives away only what somebody has", () => {
    expect(named(allowedActions(mine, admin))).to.deep.equal(["release", "transfer", "close"]);
    expect(named(allowedActions(others, admin))).to.deep.equal(["takeOver", "release", "transfer", "close"]);
    for (const conversation of [bot, waiting]) {
      expect(named(allowedActions(conversation, admin))).to.deep.equal(["takeOver", "close"]);
    }
  });

  it("nobody does anything with a closed one, not even who had it", () => {
    for (const viewer of [operator, admin]) expect(named(allowedActions(closed, viewer))).to.deep.equal([]);
  });
});

describe("standingOf", () => {
  it("tells one's own from another's, and else says why it is nobody's", () => {
    const standings = [bot, waiting, mine, others, closed].map((conversation) => standingOf(conversation, "olga"));
    expect(standings).to.deep.equal(["bot", "waiting", "mine", "others", "closed"]);
  });
});

describe("takeOverFrom", () => {
  it("names who was seen to have it, so that it is not taken from somebody else", () => {
    expect(takeOverFrom(others)).to.deep.equal({ from: "omar" });
  });

  it("names nobody where nobody has it", () => {
    for (const conversation of [bot, waiting, closed]) expect(takeOverFrom(conversation)).to.deep.equal({});
  });
});
