import { expect } from "chai";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { appendOf } from "../support/appendOf.ts";
import { decided, refusalCode } from "../support/decided.ts";
import { headWith, noon } from "../support/headWith.ts";
import { people } from "../support/people.ts";
import { storedMessageWith } from "../support/storedMessageWith.ts";

// A deleted message has no hash left, and stood for whatever was sent with its key: a customer was answered
// with the tombstone of an internal note, and its own message was lost.
describe("the key of a deleted message", () => {
  const { ada, dana } = people;
  const send = appendOf(ada, { clientId: "k1", text: "hello" });
  const deleted = { id: send.messageId, text: "", payloadHash: "", deletedAt: noon };

  it("does not answer a customer with an operator's note", () => {
    const note = storedMessageWith({ ...deleted, role: "operator", author: dana, visibility: "internal" });
    const situation = { head: headWith({ seq: 3 }), messages: [note] };
    expect(refusalCode(appendMessage(send), situation)).to.equal("idempotency_conflict");
  });

  it("does not answer one operator with another's message", () => {
    const message = storedMessageWith({ ...deleted, role: "operator", author: people.omar });
    const situation = { head: headWith({ seq: 3, state: "assigned", operator: dana }), messages: [message] };
    const mine = appendMessage(appendOf(dana, { clientId: "k1", text: "hello" }));
    expect(refusalCode(mine, situation)).to.equal("idempotency_conflict");
  });

  it("still answers who sent it", () => {
    const message = storedMessageWith(deleted);
    const { answer, events } = decided(appendMessage(send), { head: headWith({ seq: 3 }), messages: [message] });
    expect(answer).to.deep.equal({ message, duplicate: true });
    expect(events).to.deep.equal([]);
  });
});
