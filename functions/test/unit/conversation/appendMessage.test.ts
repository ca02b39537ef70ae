import { payloadHashOf } from "@hearth/contract";
import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { eventMessageOf } from "../../../src/conversation/StoredMessage.ts";
import { appendOf } from "../../support/appendOf.ts";
import { contextOf, decided, refusal, refusalCode } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { eventTtl, storedMessageWith } from "../../support/storedMessageWith.ts";

const { ada, dana, alma } = people;
const assigned = headWith({ seq: 5, state: "assigned", operator: { id: "dana", name: "Dana" } });

describe("appendMessage", () => {
  it("makes of a request the whole message, as it is stored", () => {
    const request = {
      clientId: "k1",
      wamid: "w1",
      text: " hello ",
      replyTo: "m1",
      sentAt: "2026-11-22T11:59:00Z",
    };
    const append = appendOf(ada, request);
    const now = after(5);
    const { answer, messages } = decided(appendMessage(append), {
      head: headWith({ seq: 5 }),
      messages: [storedMessageWith()],
      now,
    });
    expect(answer).to.deep.equal({ message: messages[0], duplicate: false });
    expect(messages).to.deep.equal([
      {
        id: append.messageId,
        conversationId: "c1",
        seq: 6,
        role: "customer",
        kind: "text",
        text: "hello",
        attachment: null,
        author: { id: "ada", name: "Ada" },
        visibility: "public",
        replyTo: "m1",
        clientId: "k1",
        sourceId: "w1",
        status: "sent",
        sentAt: new Date("2026-11-22T11:59:00Z"),
        sentAtRepaired: false,
        createdAt: now,
        editedAt: null,
        deletedAt: null,
        payloadHash: payloadHashOf({
          role: "customer",
          kind: "text",
          text: "hello",
          replyTo: "m1",
          visibility: "public",
        }),
        via: "api",
        carriedBy: [{ seq: 6, expiresAt: after(5 + eventTtl) }],
      },
    ]);
  });

  it("tells of it in one event, and moves the head", () => {
    const { head, events, messages, rewrites } = decided(appendMessage(appendOf(ada, { text: "hello\nyou" })), {
      head: headWith({ seq: 5 }),
      now: after(5),
    });
    const [message] = messages;
    expect(head).to.deep.include({
      seq: 6,
      unread: { operator: 1, customer: 0 },
      updatedAt: after(5),
      lastActivityAt: after(5),
      lastMessage: { id: message?.id, seq: 6, role: "customer", kind: "text", preview: "hello you", at: after(5) },
    });
    expect(events.map(({ seq, type, at, actor }) => ({ seq, type, at, actor }))).to.deep.equal([
      { seq: 6, type: "message.created", at: after(5), actor: ada },
    ]);
    expect(events[0]?.message).to.deep.equal(message && eventMessageOf(message));
    expect(rewrites).to.deep.equal([]);
  });

  it("an admin speaks as an operator; the other side has one more to read", () => {
    const { answer, head } = decided(appendMessage(appendOf(alma, { text: "hello" })), { head: assigned });
    expect(answer.message).to.deep.include({ role: "operator", author: { id: "alma", name: "Alma" } });
    expect(head.unread).to.deep.equal({ operator: 0, customer: 1 });
  });

  it("a sender's clock that cannot be read is replaced by ours, and marked", () => {
    const { message } = decided(appendMessage(appendOf(ada, { text: "hello", sentAt: "yesterday" }))).answer;
    expect([message.sentAt, message.sentAtRepaired]).to.deep.equal([noon, true]);
  });

  it("with no clock of the sender's, ours is used, which is no repair", () => {
    const { message } = decided(appendMessage(appendOf(ada, { text: "hello" }))).answer;
    expect([message.sentAt, message.sentAtRepaired]).to.deep.equal([noon, false]);
  });

  it("a customer is called what its conversation calls it", () => {
    const anonymous = { ...ada, name: "" };
    const head = headWith({ customer: { id: "ada", name: "Ada L.", channel: "web" } });
    const { message } = decided(appendMessage(appendOf(anonymous, { text: "hello" })), { head }).answer;
    expect(message.author.name).to.equal("Ada L.");
  });

  describe("an internal note", () => {
    const note = appendOf(dana, { text: "careful", visibility: "internal" });

    it("changes nothing that a customer can see but the count", () => {
      const { head } = decided(appendMessage(note), { head: assigned, now: after(5) });
      expect(head).to.deep.equal({ ...assigned, seq: 6, updatedAt: after(5) });
    });

    it("is not for a customer to write", () => {
      expect(refusalCode(appendMessage(appendOf(ada, { text: "careful", visibility: "internal" })))).to.equal(
        "forbidden",
      );
    });

    it("is one thing, and the same words in public another", () => {
      const stored = decided(
        appendMessage(appendOf(dana, { text: "careful", visibility: "internal", clientId: "k1" })),
        {
          head: assigned,
        },
      );
      const open = appendMessage(appendOf(dana, { text: "careful", clientId: "k1" }));
      expect(refusalCode(open, { head: stored.head, messages: stored.messages })).to.equal("idempotency_conflict");
    });
  });

  describe("a reply", () => {
    const publicOne = storedMessageWith({ id: "public" });
    const internalOne = storedMessageWith({ id: "internal", role: "operator", visibility: "internal" });
    const deletedOne = storedMessageWith({ id: "deleted", text: "", deletedAt: noon });
    const situation = { head: assigned, messages: [publicOne, internalOne, deletedOne] };

    const reply = (by: typeof ada | typeof dana, replyTo: string, visibility: "public" | "internal" = "public") =>
      appendMessage(appendOf(by, { text: "yes", replyTo, visibility }));

    it("is to a message of this conversation", () => {
      expect(decided(reply(ada, "public"), situation).answer.message.replyTo).to.equal("public");
    });

    it("to one that was deleted keeps its place", () => {
      expect(decided(reply(ada, "deleted"), situation).answer.message.replyTo).to.equal("deleted");
    });

    it("to none is refused, with the field that is wrong", () => {
      const fault = refusal(reply(ada, "nowhere"), situation);
      expect([fault?.code, fault?.details.errors]).to.deep.equal([
        "invalid_request",
        [{ path: "replyTo", message: "is no message of this conversation" }],
      ]);
    });

    it("of a customer to a note is refused just as one to nothing: it learns of no note", () => {
      const toNote = refusal(reply(ada, "internal"), situation);
      expect(toNote?.details).to.deep.equal(refusal(reply(ada, "nowhere"), situation)?.details);
    });

    it("in public to a note is refused: its id would tell the customer", () => {
      expect(refusalCode(reply(dana, "internal"), situation)).to.equal("invalid_request");
    });

    it("of a note to a note goes through, and of a note to a message", () => {
      for (const target of ["internal", "public"]) {
        expect(decided(reply(dana, target, "internal"), situation).answer.message.replyTo).to.equal(target);
      }
    });

    it("asks for what it replies to where that is not loaded", () => {
      const context = { ...contextOf(situation), message: () => undefined };
      expect(reply(ada, "public")(context)).to.deep.equal({ needs: ["public"] });
    });
  });
});
