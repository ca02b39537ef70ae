import { expect } from "chai";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { editMessage } from "../../src/conversation/editMessage.ts";
import { appendOf } from "../support/appendOf.ts";
import { decided } from "../support/decided.ts";
import { after } from "../support/headWith.ts";
import { people } from "../support/people.ts";

// The duplicate window kept the first text: "yes", edited into "no", then "yes" again was answered as a repeat
// of the message that says "no", and the second "yes" was nowhere.
it("what was edited away may be said again", () => {
  const yes = () => appendMessage(appendOf(people.ada, { text: "yes" }));
  const first = decided(yes());
  const { message } = first.answer;
  const edited = decided(editMessage(people.ada, message.id, "no"), { head: first.head, messages: [message] });
  const again = decided(yes(), { head: edited.head, messages: [edited.answer], now: after(5_000) });
  expect(again.answer).to.include({ duplicate: false });
  expect(again.answer.message.text).to.equal("yes");
});
