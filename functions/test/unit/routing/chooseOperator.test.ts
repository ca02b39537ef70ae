import { expect } from "chai";
import fc from "fast-check";
import { type Candidate, chooseOperator } from "../../../src/routing/chooseOperator.ts";
import { after, noon } from "../../support/headWith.ts";

const candidate = (id: string, fields: Partial<Candidate> = {}): Candidate => ({
  id,
  status: "online",
  capacity: 4,
  conversations: 0,
  givenAt: null,
  ...fields,
});

describe("chooseOperator", () => {
  it("takes whoever has the fewest", () => {
    const team = [candidate("dana", { conversations: 2 }), candidate("omar", { conversations: 1 })];
    expect(chooseOperator(team)?.id).to.equal("omar");
  });

  it("among equals takes whoever was given one longest ago, and first of all who never was", () => {
    const [dana, omar] = [candidate("dana", { givenAt: after(1) }), candidate("omar", { givenAt: noon })];
    expect(chooseOperator([dana, omar])?.id).to.equal("omar");
    expect(chooseOperator([dana, omar, candidate("yara")])?.id).to.equal("yara");
  });

  it("decides what is left by id, so that every instance decides the same", () => {
    expect(chooseOperator([candidate("omar"), candidate("dana")])?.id).to.equal("dana");
  });

  it("takes nobody who is not online or has no room, even if that leaves none", () => {
    const away = candidate("dana", { status: "away" });
    const offline = candidate("omar", { status: "offline" });
    const full = candidate("yara", { conversations: 4 });
    expect(chooseOperator([away, offline, full, candidate("none", { capacity: 0 })])).to.equal(undefined);
    expect(chooseOperator([])).to.equal(undefined);
  });

  const anyCandidate = fc.record({
    id: fc.string({ maxLength: 3 }),
    status: fc.constantFrom("online", "away", "offline"),
    capacity: fc.nat(4),
    conversations: fc.nat(6),
    givenAt: fc.option(fc.date({ noInvalidDate: true })),
  });
  const anyTeam = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id });

  it("of any team takes one that may be given more, none of whom has fewer, in whatever order they come", () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const able = team.filter(
          ({ status, capacity, conversations }) => status === "online" && conversations < capacity,
        );
        const chosen = chooseOperator(team);
        expect(chosen === undefined).to.equal(able.length === 0);
        if (chosen === undefined) return;
        expect(able).to.include(chosen);
        expect(chosen.conversations).to.equal(Math.min(...able.map(({ conversations }) => conversations)));
        expect(chooseOperator(team.toReversed())).to.equal(chosen);
      }),
    );
  });
});
