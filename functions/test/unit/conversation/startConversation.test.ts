import { expect } from "chai";
import type { Append } from "../../../src/conversation/Append.ts";
import { searchTokens } from "../../../src/conversation/search.ts";
import { type Start, startConversation } from "../../../src/conversation/startConversation.ts";
import { emptyTally } from "../../../src/conversation/Tally.ts";
import { appendOf } from "../../support/appendOf.ts";
import { contextOf, decided, refusalCode } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, eve } = people;

function start(first?: Append, fields: Partial<Start> = {}) {
  return startConversation({
    conversationId: "c1",
    epoch: "epoch1",
    principal: ada,
    profile: { channel: "web", email: "ada@example.org" },
    first,
    ...fields,
  });
}

describe("startConversation", () => {
  it("begins with the bot, at 1, with nothing said", () => {
    const { head, events, messages, answer } = decided(start(), { head: null });
    const customer = { id: "ada", name: "Ada", email: "ada@example.org", channel: "web" };
    const tally = { ...emptyTally(noon, null), conversations: 1 };
    expect(head).to.deep.equal(headWith({ seq: 1, customer, tally, searchTokens: searchTokens(customer) }));
    expect(events.map(({ seq, type, actor }) => [seq, type, actor])).to.deep.equal([[1, "conversation.created", ada]]);
    expect([messages, answer]).to.deep.equal([[], { head, created: true }]);
  });

  it("the customer is called what it calls itself, then what its token does, then nothing", () => {
    const nameOf = (tokenName: string, profileName?: string) => {
      const profile = { channel: "web", ...(profileName !== undefined && { name: profileName }) };
      return decided(start(undefined, { principal: { ...ada, name: tokenName }, profile }), { head: null }).head
        .customer;
    };
    expect(nameOf("Ada", "Countess").name).to.equal("Countess");
    expect(nameOf("Ada").name).to.equal("Ada");
    expect(nameOf("")).not.to.have.property("name");
  });

  it("with a first message writes both in one commit", () => {
    const { head, events, messages, answer } = decided(start(appendOf(ada, { text: "hello" })), { head: null });
    expect(events.map(({ seq, type }) => [seq, type])).to.deep.equal([
      [1, "conversation.created"],
      [2, "message.created"],
    ]);
    expect(messages.map(({ seq, text }) => [seq, text])).to.deep.equal([[2, "hello"]]);
    expect(answer).to.deep.equal({ head, created: true });
    expect(head).to.deep.include({ seq: 2, unread: { operator: 1, customer: 0 } });
  });

  it("where it is there already answers with that one, and writes nothing", () => {
    const head = headWith({ seq: 9, epoch: "the first one" });
    expect(decided(start(), { head, now: after(5) })).to.deep.equal({
      head,
      events: [],
      messages: [],
      rewrites: [],
      answer: { head, created: false },
    });
  });

  it("where it is there already still says the first message; and, said again, not twice", () => {
    const first = appendOf(ada, { text: "hello", clientId: "k1" });
    const once = decided(start(first), { head: headWith({ seq: 9 }) });
    expect(once.events.map(({ seq, type }) => [seq, type])).to.deep.equal([[10, "message.created"]]);
    const twice = decided(start(first), { head: once.head, messages: once.messages.slice() });
    expect(twice).to.deep.include({ events: [], answer: { head: once.head, created: false } });
  });

  it("where it is closed, the first message opens it again", () => {
    const head = headWith({ seq: 9, state: "closed", closedAt: noon });
    const { answer } = decided(start(appendOf(ada, { text: "hello" })), { head });
    expect(answer.head).to.deep.include({ state: "bot", closedAt: null });
    expect(answer.created).to.equal(false);
  });

  it("with a first message that is refused begins nothing", () => {
    const first = appendOf(ada, { text: "hello", replyTo: "m1" });
    expect(refusalCode(start(first), { head: null })).to.equal("invalid_request");
  });

  it("asks for what its first message needs", () => {
    const first = appendOf(ada, { text: "hello", replyTo: "m1" });
    const context = { ...contextOf({ head: null }), message: () => undefined };
    expect(start(first)(context)).to.deep.equal({ needs: ["m1"] });
  });

  it("does not find another's", () => {
    expect(refusalCode(start(undefined, { principal: eve }), { head: headWith() })).to.equal("not_found");
  });
});
