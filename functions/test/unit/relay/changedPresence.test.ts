import { expect } from "chai";
import { changedPresence, type Member } from "../../../src/relay/changedPresence.ts";

describe("what there is to tell of the team", () => {
  const dana: Member = { id: "dana", name: "Dana", status: "online" };
  const omar: Member = { id: "omar", name: "Omar", status: "offline" };
  const team = (...members: Member[]) => new Map(members.map((member) => [member.id, member]));

  it("is everyone at first", () => {
    expect(changedPresence(team(), team(dana, omar))).to.deep.equal([dana, omar]);
  });

  it("is nothing where nobody changed: a listener that starts again brings everyone anew", () => {
    expect(changedPresence(team(dana, omar), team({ ...omar }, { ...dana }))).to.deep.equal([]);
  });

  it("is who changed status or name, or is new", () => {
    const away: Member = { ...dana, status: "away" };
    const named: Member = { ...omar, name: "Omar B." };
    const alma: Member = { id: "alma", name: "Alma", status: "online" };
    expect(changedPresence(team(dana, omar), team(away, named, alma))).to.deep.equal([away, named, alma]);
  });

  it("is that who left the team is offline, once", () => {
    expect(changedPresence(team(dana, omar), team())).to.deep.equal([{ ...dana, status: "offline" }]);
  });
});
