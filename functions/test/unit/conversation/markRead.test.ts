import { expect } from "chai";
import { markRead } from "../../../src/conversation/markRead.ts";
import { decided, refusal } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, bot, dana, alma } = people;
const head = headWith({
  seq: 9,
  unread: { operator: 2, customer: 3 },
  unreadSeqs: { operator: [3, 7], customer: [4, 5, 8] },
  read: { operator: 2, customer: 1 },
});

describe("markRead", () => {
  it("moves the mark of the caller's side, and counts what is left", () => {
    const { head: after, events } = decided(markRead(ada, 5), { head });
    expect(after).to.deep.include({
      seq: 10,
      read: { operator: 2, customer: 5 },
      unread: { operator: 2, customer: 1 },
      unreadSeqs: { operator: [3, 7], customer: [8] },
    });
    expect(events.map(({ type, actor }) => [type, actor.id])).to.deep.equal([["read.changed", "ada"]]);
  });

  it("operators, admins and the bot read for one side", () => {
    for (const person of [dana, alma, bot]) {
      const { head: after } = decided(markRead(person, 9), { head });
      expect([after.read, after.unread]).to.deep.equal([
        { operator: 9, customer: 1 },
        { operator: 0, customer: 3 },
      ]);
    }
  });

  it("never moves back, and writes nothing for what was read", () => {
    for (const seq of [1, 2]) expect(decided(markRead(dana, seq), { head }).events).to.deep.equal([]);
  });

  it("moves up to the head, and not beyond: what is there cannot have been read yet", () => {
    expect(decided(markRead(ada, 9), { head }).head.read.customer).to.equal(9);
    const fault = refusal(markRead(ada, 10), { head });
    expect([fault?.code, fault?.details.errors]).to.deep.equal([
      "invalid_request",
      [{ path: "seq", message: "lies in the future; the head is at 9" }],
    ]);
  });
});
