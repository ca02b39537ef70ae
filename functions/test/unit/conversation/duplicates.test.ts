import { expect } from "chai";
import type { Append } from "../../../src/conversation/Append.ts";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import type { Head } from "../../../src/conversation/Head.ts";
import type { StoredMessage } from "../../../src/conversation/StoredMessage.ts";
import { appendOf } from "../../support/appendOf.ts";
import { storedAttachmentWith } from "../../support/attachmentWith.ts";
import { contextOf, decided } from "../../support/decided.ts";
import { after, headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, bot, dana } = people;

/** Sends `first` at noon, and `second` so many milliseconds later. */
function sendBoth(first: Append, second: Append, later: number, head: Head = headWith()) {
  const before = decided(appendMessage(first), { head });
  const situation = {
    head: before.head,
    messages: [before.answer.message],
    now: after(later),
    attachments: [storedAttachmentWith()],
  };
  return { first: before.answer.message, second: decided(appendMessage(second), situation) };
}

const ok = (fields: object = {}) => appendOf(ada, { text: "ok", ...fields });

describe("a customer's message without a key", () => {
  it("is a repeat when the same was said within 20 s, and answered with the first one", () => {
    const { first, second } = sendBoth(ok(), ok(), 20_000);
    expect(second.answer).to.deep.equal({ message: first, duplicate: true });
    expect([second.events, second.messages]).to.deep.equal([[], []]);
  });

  it("is a message of its own a millisecond later", () => {
    expect(sendBoth(ok(), ok(), 20_001).second.answer.duplicate).to.equal(false);
  });

  it("is a repeat of one that came with a key", () => {
    expect(sendBoth(ok({ clientId: "k1" }), ok(), 1_000).second.answer.duplicate).to.equal(true);
  });

  it("is a repeat however it was typed: composed or decomposed, with space around", () => {
    expect(sendBoth(ok({ text: "e\u0301" }), ok({ text: " \u00e9\r\n" }), 1_000).second.answer.duplicate).to.equal(
      true,
    );
  });

  it("is another with another text or another attachment", () => {
    expect(sendBoth(ok(), ok({ text: "OK" }), 1_000).second.answer.duplicate).to.equal(false);
    expect(sendBoth(ok(), ok({ attachmentId: "a1" }), 1_000).second.answer.duplicate).to.equal(false);
  });

  it("is judged by the last time it was said: three times at 15 s are one, then another", () => {
    const first = decided(appendMessage(ok()));
    const messages = [first.answer.message];
    const second = decided(appendMessage(ok()), { head: first.head, messages, now: after(15_000) });
    const third = decided(appendMessage(ok()), { head: second.head, messages, now: after(30_000) });
    expect([second.answer.duplicate, third.answer.duplicate]).to.deep.equal([true, false]);
  });

  it("is known among the last twenty, and no longer behind them", () => {
    const first = decided(appendMessage(ok()));
    const messages = [first.answer.message];
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) => appendMessage(ok({ text: `other ${index}` }))).reduce(
        (head, send) => decided(send, { head }).head,
        first.head,
      );
    expect(decided(appendMessage(ok()), { head: others(19), messages }).answer.duplicate).to.equal(true);
    expect(decided(appendMessage(ok()), { head: others(20), messages }).answer.duplicate).to.equal(false);
    expect(others(30).recent).to.have.lengthOf(20);
  });

  it("is not forgotten for what others said between", () => {
    const first = decided(appendMessage(ok()));
    const talk = Array.from({ length: 20 }, (_, index) => appendMessage(appendOf(bot, { text: `other ${index}` })));
    const head = talk.reduce((head, send) => decided(send, { head }).head, first.head);
    const { duplicate } = decided(appendMessage(ok()), { head, messages: [first.answer.message] }).answer;
    expect(duplicate).to.equal(true);
  });

  it("of several that it repeats is answered with the last", () => {
    const keyed = ["k1", "k2"].map((clientId) => ok({ clientId }));
    const head = keyed.reduce((head, append) => decided(appendMessage(append), { head }).head, headWith());
    const context = { ...contextOf({ head }), message: () => undefined };
    expect(appendMessage(ok())(context)).to.deep.equal({ needs: [keyed[1]?.messageId] });
  });

  it("asks for the first one where that is not loaded", () => {
    const { head, answer } = decided(appendMessage(ok()));
    const context = { ...contextOf({ head }), message: () => undefined };
    expect(appendMessage(ok())(context)).to.deep.equal({ needs: [answer.message.id] });
  });

  it("may be said again once the first is deleted", () => {
    const { head, answer } = decided(appendMessage(ok()));
    const deleted = decided(deleteMessage(ada, answer.message.id), { head, messages: [answer.message] });
    expect(deleted.head.recent).to.deep.equal([]);
    const again = decided(appendMessage(ok()), { head: deleted.head, messages: [deleted.answer] });
    expect(again.answer.duplicate).to.equal(false);
  });
});

describe("the 20 s rule is off", () => {
  it("with a client's key, and with a source's: a person may say ok twice", () => {
    for (const key of [{ clientId: "k1" }, { wamid: "w1" }]) {
      expect(sendBoth(ok(), ok(key), 0).second.answer.duplicate).to.equal(false);
    }
  });

  it("for the bot and for operators", () => {
    const head = headWith({ state: "assigned", operator: { id: "dana", name: "Dana" } });
    expect(
      sendBoth(appendOf(dana, { text: "ok" }), appendOf(dana, { text: "ok" }), 0, head).second.answer.duplicate,
    ).to.equal(false);
    expect(sendBoth(appendOf(bot, { text: "ok" }), appendOf(bot, { text: "ok" }), 0).second.answer.duplicate).to.equal(
      false,
    );
  });

  it("between the customer and the bot", () => {
    expect(sendBoth(appendOf(bot, { text: "ok" }), ok(), 0).second.answer.duplicate).to.equal(false);
  });
});

describe("a message with a key", () => {
  const stored = (append: Append): StoredMessage => decided(appendMessage(append)).answer.message;

  it("is known by its source's id before its client's, wherever that stands", () => {
    const first = ok({ wamid: "w1", clientId: "k1" });
    const second = ok({ metadata: { message_id: "w1" }, clientId: "k2" });
    expect(second.messageId).to.equal(first.messageId);
    const { answer } = decided(appendMessage(second), { messages: [stored(first)] });
    expect(answer.duplicate).to.equal(true);
  });

  it("is the same whatever its sender's clock says", () => {
    const first = ok({ clientId: "k1", sentAt: 1 });
    const second = ok({ clientId: "k1", sentAt: 2 });
    expect(decided(appendMessage(second), { messages: [stored(first)] }).answer.duplicate).to.equal(true);
  });
});
