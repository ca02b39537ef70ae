import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import { newsOf, type Onlooker } from "../../src/notifications/newsOf.ts";
import { aConversation, at, written } from "../support/aConversation.ts";

const olga = { id: "olga", name: "Olga" };
const away: Onlooker = { uid: "olga", openId: null, isHidden: true };

const withBot = aConversation({ id: "a", state: "bot" });
const waiting = aConversation({ id: "a", state: "waiting", waitingSince: at(5), updatedAt: at(5) });
const mine = aConversation({ id: "m", state: "assigned", operator: olga, lastMessage: written("customer", 3, 1) });

function told(before: Conversation[], after: Conversation[], me = away): string[] {
  return newsOf(before, after, me).map(({ reason, conversation }) => `${reason} ${conversation.id}`);
}

describe("what an operator is told of the inbox", () => {
  it("is told who begins to wait, once", () => {
    expect(told([withBot], [waiting])).to.deep.equal(["waiting a"]);
    expect(told([waiting], [{ ...waiting, labels: ["vip"], updatedAt: at(6) }])).to.deep.equal([]);
  });

  it("is told again of who waits a second time, even where the time between was left out", () => {
    expect(told([waiting], [{ ...waiting, waitingSince: at(9) }])).to.deep.equal(["waiting a"]);
  });

  it("is told of a message in its own conversation, once", () => {
    const more = { ...mine, lastMessage: written("customer", 4, 6) };
    expect(told([mine], [more])).to.deep.equal(["message m"]);
    expect(told([more], [{ ...more, read: { operator: 4, customer: 0 } }])).to.deep.equal([]);
  });

  it("is not told of its own answer", () => {
    expect(told([mine], [{ ...mine, lastMessage: written("operator", 4, 6) }])).to.deep.equal([]);
  });

  it("is not told of who waits because it gave them back itself", () => {
    expect(told([mine], [{ ...mine, state: "waiting", operator: null, waitingSince: at(6) }])).to.deep.equal([]);
  });

  it("is not told of what others or the bot are written", () => {
    const omars = { ...mine, operator: { id: "omar", name: "Omar" } };
    const next = { lastMessage: written("customer", 4, 6) };
    expect(told([omars], [{ ...omars, ...next }])).to.deep.equal([]);
    expect(told([withBot], [{ ...withBot, ...next }])).to.deep.equal([]);
  });

  it("is not told of the conversation in front of it, but is of another one", () => {
    const more = { ...mine, lastMessage: written("customer", 4, 6) };
    expect(told([mine], [more], { ...away, openId: "m", isHidden: false })).to.deep.equal([]);
    expect(told([mine], [more], { ...away, openId: "m", isHidden: true })).to.deep.equal(["message m"]);
    expect(told([mine], [more], { ...away, openId: "x", isHidden: false })).to.deep.equal(["message m"]);
  });

  it("is told what it is given, not what it takes itself, which is in front of it", () => {
    const given = { ...waiting, state: "assigned" as const, operator: olga, waitingSince: null };
    expect(told([waiting], [given])).to.deep.equal(["given a"]);
    expect(told([waiting], [given], { ...away, isHidden: false })).to.deep.equal(["given a"]);
    expect(told([waiting], [given], { ...away, openId: "a", isHidden: false })).to.deep.equal([]);
  });

  it("is told of a conversation that is new, not of an old one that comes back into the list", () => {
    const listed = aConversation({ id: "z", updatedAt: at(8) });
    expect(told([listed], [{ ...waiting, waitingSince: at(9) }, listed])).to.deep.equal(["waiting a"]);
    expect(told([listed], [{ ...waiting, waitingSince: at(2) }, listed])).to.deep.equal([]);
    expect(told([listed], [{ ...mine, lastMessage: written("customer", 3, 1) }, listed])).to.deep.equal([]);
  });

  it("is told of the first customer of an inbox that was empty", () => {
    expect(told([], [waiting])).to.deep.equal(["waiting a"]);
  });
});
