import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { close } from "../../../src/conversation/close.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import { markRead } from "../../../src/conversation/markRead.ts";
import { actorOf, type Principal } from "../../../src/conversation/Principal.ts";
import { rate } from "../../../src/conversation/rate.ts";
import { setBlocked } from "../../../src/conversation/setBlocked.ts";
import { startConversation } from "../../../src/conversation/startConversation.ts";
import { conversationOf } from "../../../src/conversation/wire.ts";
import { appendOf } from "../../support/appendOf.ts";
import { decided, refusalCode } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { storedMessageWith } from "../../support/storedMessageWith.ts";

const { ada, dana, bot } = people;
const actor = actorOf(dana);
const message = storedMessageWith();
const profile = { channel: "web" };
const start = (first?: ReturnType<typeof appendOf>) =>
  startConversation({ conversationId: "c1", epoch: "e", principal: ada, profile, first });

/** All that a customer may do in a conversation, beside reading. */
const writes: Record<string, (principal: Principal) => Decision<unknown>> = {
  send: (principal) => appendMessage(appendOf(principal, { text: "hello" })),
  edit: (principal) => editMessage(principal, message.id, "hello there"),
  delete: (principal) => deleteMessage(principal, message.id),
  handOff,
  close: (principal) => close(principal, undefined),
  rate: (principal) => rate(principal, 5, ""),
};

describe("a customer who is blocked", () => {
  const head = headWith({ seq: 5, blocked: true });

  for (const [name, call] of Object.entries(writes)) {
    it(`may not ${name}`, () => {
      for (const state of ["bot", "closed"] as const) {
        const situation = { head: { ...head, state }, messages: [message] };
        expect(refusalCode(call(ada), situation)).to.equal("forbidden");
      }
    });
  }

  it("may not say a first thing in it either, but gets it to read, and marks it as read", () => {
    expect(refusalCode(start(appendOf(ada, { text: "hello" })), { head })).to.equal("forbidden");
    expect(decided(start(), { head }).answer).to.deep.equal({ head, created: false });
    expect(decided(markRead(ada, 5), { head }).events).to.have.lengthOf(1);
  });

  it("hears of what was accepted before that it was accepted", () => {
    const append = appendOf(ada, { text: "hello", clientId: "k1" });
    const sent = decided(appendMessage(append)).answer.message;
    const again = decided(appendMessage(append), { head, messages: [sent] });
    expect(again.answer).to.deep.equal({ message: sent, duplicate: true });
  });

  it("is not told so; those who serve it are", () => {
    expect(conversationOf(head, "customer")).not.to.have.property("blocked");
    expect(conversationOf(head, "staff")).to.have.property("blocked", true);
  });

  it("keeps nobody of ours from answering and closing", () => {
    for (const person of [dana, bot]) {
      expect(
        decided(appendMessage(appendOf(person, { text: "hello" })), { head: takenBy(person) }).events,
      ).to.have.length(1);
      expect(decided(close(person, "spam"), { head: takenBy(person) }).events).to.have.length(1);
    }
    function takenBy({ id, name, role }: Principal) {
      return role === "operator" ? { ...head, state: "assigned" as const, operator: { id, name } } : head;
    }
  });
});

describe("to block", () => {
  it("is one event, and a line of the audit with the reason, which the event has not", () => {
    const plan = decided(setBlocked({ blocked: true, actor, audited: { reason: "spam" } }));
    expect(plan.head.blocked).to.equal(true);
    const [event] = plan.events;
    expect(event).to.deep.include({ type: "conversation.changed", actor });
    expect(event).not.to.have.property("reason");
    expect(event?.beside.audit).to.deep.include({ action: "block", actor, customerId: "ada", reason: "spam" });
  });

  it("a second time changes nothing, and to let write again undoes it", () => {
    const head = headWith({ blocked: true });
    expect(decided(setBlocked({ blocked: true, actor, audited: {} }), { head }).events).to.deep.equal([]);
    const plan = decided(setBlocked({ blocked: false, actor, audited: {} }), { head });
    expect(plan.head.blocked).to.equal(false);
    expect(plan.events[0]?.beside.audit).to.include({ action: "unblock" });
  });

  it("leaves the audit alone where it is not the conversation to tell of it", () => {
    expect(decided(setBlocked({ blocked: true, actor })).events[0]?.beside).to.deep.equal({});
  });
});
