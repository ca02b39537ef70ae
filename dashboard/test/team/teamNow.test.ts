import type { Operator } from "@hearth/contract";
import { expect } from "chai";
import { teamNow } from "../../src/team/teamNow.ts";
import { aConversation, at } from "../support/aConversation.ts";

function anOperator(id: string, status: Operator["status"]): Operator {
  return { id, name: id, role: "operator", status, capacity: 5, conversations: 0, updatedAt: at(0) };
}

const team = [anOperator("amira", "offline"), anOperator("olga", "offline"), anOperator("omar", "online")];

describe("the team", () => {
  it("is as the stream tells, which is younger than what was fetched", () => {
    const presence = new Map([["olga", { id: "olga", name: "Olga", status: "online" as const }]]);
    const [olga] = teamNow(team, presence, []);
    expect(olga).to.deep.include({ id: "olga", name: "Olga", status: "online", capacity: 5 });
  });

  it("begins with who is there", () => {
    expect(teamNow(team, new Map(), []).map(({ id }) => id)).to.deep.equal(["omar", "amira", "olga"]);
  });

  it("has each one's conversations, and nobody else's", () => {
    const olga = { id: "olga", name: "Olga" };
    const assigned = [
      aConversation({ id: "a", state: "assigned", operator: olga }),
      aConversation({ id: "b", state: "assigned", operator: { id: "gone", name: "Gone" } }),
      aConversation({ id: "c", state: "assigned", operator: olga }),
    ];
    const has = teamNow(team, new Map(), assigned).map((member) => [member.id, member.has.map(({ id }) => id)]);
    expect(Object.fromEntries(has)).to.deep.equal({ omar: [], amira: [], olga: ["a", "c"] });
  });
});
