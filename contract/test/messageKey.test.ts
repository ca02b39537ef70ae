import { digest, idSchema, type MessageKey, messageIdOf, messageKeyOf } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";

const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ unit: fc.constantFrom("1", ":", "c"), minLength: 1, maxLength: 2 }),
);
const key: fc.Arbitrary<MessageKey> = fc.oneof(fc.record({ sourceId: text }), fc.record({ clientId: text }));

describe("message key", () => {
  it("is the source's id, else the sender's, else none", () => {
    expect(messageKeyOf({ sourceId: "s", clientId: "c" })).to.deep.equal({ sourceId: "s" });
    expect(messageKeyOf({ clientId: "c" })).to.deep.equal({ clientId: "c" });
    expect(messageKeyOf({ sourceId: undefined, clientId: undefined })).to.equal(undefined);
  });

  it("gives a retry the same message id, today and after every release", () => {
    expect(messageIdOf("c1", { clientId: "m1" })).to.equal(digest(["c1", "client", "m1"]));
    expect(messageIdOf("c1", { sourceId: "m1" })).to.equal(digest(["c1", "source", "m1"]));
  });

  it("keeps a sender from meeting a source's id, and one conversation from meeting another's", () => {
    const ids = [
      messageIdOf("c1", { clientId: "x" }),
      messageIdOf("c1", { sourceId: "x" }),
      messageIdOf("c2", { clientId: "x" }),
      messageIdOf("c1x", { clientId: "" }),
      messageIdOf("c1client", { clientId: "x" }),
    ];
    expect(new Set(ids)).to.have.lengthOf(ids.length);
  });

  it("is another id for every other conversation or key, and always a document id", () => {
    fc.assert(
      fc.property(text, key, text, key, (conversation, key, otherConversation, otherKey) => {
        const id = messageIdOf(conversation, key);
        expect(idSchema.parse(id)).to.equal(id);
        const same = conversation === otherConversation && JSON.stringify(key) === JSON.stringify(otherKey);
        expect(id === messageIdOf(otherConversation, otherKey)).to.equal(same);
      }),
    );
  });
});
