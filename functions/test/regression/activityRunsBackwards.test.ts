import { expect } from "chai";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { appendOf } from "../support/appendOf.ts";
import { decided } from "../support/decided.ts";
import { after, headWith } from "../support/headWith.ts";
import { people } from "../support/people.ts";

// An instance whose clock is behind moved a conversation back in the inbox, before its own creation.
it("a message from an instance whose clock is behind does not make the conversation older", () => {
  const send = appendMessage(appendOf(people.ada, { text: "hello" }));
  const { head } = decided(send, { head: headWith(), now: after(-2_000) });
  expect(head.lastActivityAt).to.deep.equal(headWith().lastActivityAt);
});
