import { type EventType, type Message, nextLastMessage } from "@hearth/contract";
import { expect } from "chai";
import { messageWith } from "./arbitraries.ts";

const last = nextLastMessage(null, {
  type: "message.created",
  message: messageWith({ id: "m5", seq: 5, text: "five" }),
});

describe("last message", () => {
  it("is the one just created, with its preview and our time", () => {
    const message = messageWith({ id: "m6", seq: 6, role: "bot", text: "a\nb" });
    const at = message.createdAt;
    expect(nextLastMessage(last, { type: "message.created", message })).to.deep.equal({
      ...{ id: "m6", seq: 6, role: "bot", kind: "text", preview: "a b", at },
    });
  });

  const unmoved: [reason: string, type: EventType, fields?: Partial<Message>][] = [
    ["an internal note is created", "message.created", { id: "m6", seq: 6, visibility: "internal" }],
    ["an older message is edited", "message.updated", { id: "m4", seq: 4, text: "other" }],
    ["an older message is deleted", "message.deleted", { id: "m4", seq: 4, text: "" }],
    ["the conversation changes", "conversation.changed"],
    ["someone reads", "read.changed"],
  ];
  for (const [reason, type, fields] of unmoved) {
    it(`stays when ${reason}`, () => {
      const message = fields && messageWith(fields);
      expect(nextLastMessage(last, { type, message })).to.equal(last);
      expect(nextLastMessage(null, { type, message })).to.equal(null);
    });
  }

  it("follows an edit of itself", () => {
    const message = messageWith({ id: "m5", seq: 5, text: "5" });
    expect(nextLastMessage(last, { type: "message.updated", message })).to.deep.equal({ ...last, preview: "5" });
  });

  it("keeps nothing of a deleted text", () => {
    const message = messageWith({ id: "m5", seq: 5, text: "" });
    expect(nextLastMessage(last, { type: "message.deleted", message })).to.deep.equal({ ...last, preview: "" });
  });

  it("is one rule for dates and for strings", () => {
    const at = new Date(0);
    const message = { ...messageWith(), createdAt: at };
    expect(nextLastMessage(null, { type: "message.created", message })?.at).to.equal(at);
  });
});
