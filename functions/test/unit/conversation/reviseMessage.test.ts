import { expect } from "chai";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { maxCopies } from "../../../src/conversation/reviseMessage.ts";
import { eventMessageOf, type StoredMessage } from "../../../src/conversation/StoredMessage.ts";
import { attachmentWith, storedAttachmentWith } from "../../support/attachmentWith.ts";
import { contextOf, decided, refusalCode } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { eventTtl, storedMessageWith } from "../../support/storedMessageWith.ts";

const { ada, bot, dana, omar, alma } = people;

const lastMessage = { id: "m1", seq: 2, role: "customer", kind: "text", preview: "hello", at: noon } as const;
const head = headWith({
  seq: 5,
  lastMessage,
  unread: { operator: 1, customer: 0 },
  unreadSeqs: { operator: [2], customer: [] },
  recent: [
    { key: "hash of hello", at: noon, messageId: "m1" },
    { key: "hash of another", at: noon, messageId: "m0" },
  ],
});

/** A message carried by the events `from` to `to`. */
function carried(from: number, to: number): StoredMessage {
  const seqs = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return storedMessageWith({ carriedBy: seqs.map((seq) => ({ seq, expiresAt: after(eventTtl) })) });
}

describe("editing a message", () => {
  it("changes its text in the message, in a new event, and in every event that carried it", () => {
    const plan = decided(editMessage(ada, "m1", "hello there"), { head, messages: [carried(2, 4)], now: after(5) });
    const edited = {
      ...carried(2, 5),
      text: "hello there",
      editedAt: after(5),
      carriedBy: [...carried(2, 4).carriedBy, { seq: 6, expiresAt: after(5 + eventTtl) }],
    };
    expect(plan.answer).to.deep.equal(edited);
    expect(plan.messages).to.deep.equal([edited]);
    expect(plan.events.map(({ seq, type, message }) => [seq, type, message])).to.deep.equal([
      [6, "message.updated", eventMessageOf(edited)],
    ]);
    expect(plan.rewrites).to.deep.equal([2, 3, 4].map((seq) => ({ seq, message: eventMessageOf(edited) })));
    expect(plan.head).to.deep.include({
      seq: 6,
      unread: head.unread,
      lastMessage: { ...lastMessage, preview: "hello there" },
    });
  });

  it("leaves alone what has expired: it may be gone, and would fail the commit", () => {
    const message = storedMessageWith({
      carriedBy: [
        { seq: 2, expiresAt: after(5) },
        { seq: 3, expiresAt: after(6) },
      ],
    });
    const plan = decided(editMessage(ada, "m1", "hello there"), { head, messages: [message], now: after(5) });
    expect(plan.rewrites.map(({ seq }) => seq)).to.deep.equal([3]);
    expect(plan.answer.carriedBy.map(({ seq }) => seq)).to.deep.equal([3, 6]);
  });

  it("of an older message leaves the preview of the newest", () => {
    const newest = { ...lastMessage, id: "m2", seq: 4 };
    const plan = decided(editMessage(ada, "m1", "hello there"), {
      head: { ...head, lastMessage: newest },
      messages: [carried(2, 2)],
    });
    expect(plan.head.lastMessage).to.deep.equal(newest);
  });

  it("to the text it has changes nothing", () => {
    const message = carried(2, 2);
    expect(decided(editMessage(ada, "m1", "hello"), { head, messages: [message] })).to.deep.include({
      events: [],
      answer: message,
    });
  });

  it("keeps the hash of what was first sent, so that a late retry still finds it", () => {
    const message = carried(2, 2);
    const { answer } = decided(editMessage(ada, "m1", "hello there"), { head, messages: [message] });
    expect(answer.payloadHash).to.equal(message.payloadHash);
  });

  it(`may be done until ${maxCopies} events carry it, and then no more`, () => {
    const last = decided(editMessage(ada, "m1", "again"), { head, messages: [carried(2, maxCopies)] });
    expect(last.answer.carriedBy).to.have.lengthOf(maxCopies);
    expect(refusalCode(editMessage(ada, "m1", "and again"), { head, messages: [last.answer] })).to.equal(
      "edit_limit_reached",
    );
  });

  it("of a deleted message is refused", () => {
    const messages = [storedMessageWith({ text: "", deletedAt: noon })];
    expect(refusalCode(editMessage(ada, "m1", "hello"), { head, messages })).to.equal("message_deleted");
  });
});

describe("deleting a message", () => {
  const attachment = attachmentWith();

  it("leaves a tombstone in its place, and in every event that carried it", () => {
    const message = { ...carried(2, 4), attachment, editedAt: noon };
    const attachments = [storedAttachmentWith({ message: { id: "m1", visibility: "public" }, removeAt: null })];
    const plan = decided(deleteMessage(ada, "m1"), { head, messages: [message], attachments, now: after(5) });
    const { answer } = plan;
    expect(answer).to.deep.include({ text: "", attachment: null, payloadHash: "", deletedAt: after(5), seq: 2 });
    expect(plan.events.map(({ seq, type, message }) => [seq, type, message])).to.deep.equal([
      [6, "message.deleted", eventMessageOf(answer)],
    ]);
    expect(plan.rewrites).to.deep.equal([2, 3, 4].map((seq) => ({ seq, message: eventMessageOf(answer) })));
    expect(JSON.stringify({ ...plan, attachments: [] })).not.to.match(/hello|receipt/);
  });

  it("gives up its file in the same commit", () => {
    const stored = storedAttachmentWith({ message: { id: "m1", visibility: "public" }, removeAt: null });
    const messages = [{ ...carried(2, 2), attachment }];
    const plan = decided(deleteMessage(ada, "m1"), { head, messages, attachments: [stored], now: after(5) });
    expect(plan.attachments).to.deep.equal([{ ...stored, removeAt: after(5) }]);
  });

  it("whose file is gone already gives up nothing", () => {
    const plan = decided(deleteMessage(ada, "m1"), { head, messages: [{ ...carried(2, 2), attachment }] });
    expect(plan.attachments).to.equal(undefined);
  });

  it("takes it out of what is to be read, of the duplicate window and of the preview", () => {
    const plan = decided(deleteMessage(ada, "m1"), { head, messages: [carried(2, 2)] });
    expect(plan.head).to.deep.include({
      unread: { operator: 0, customer: 0 },
      unreadSeqs: { operator: [], customer: [] },
      recent: head.recent.slice(1),
      lastMessage: { ...lastMessage, preview: "" },
    });
  });

  it("can always be done, however often it was edited", () => {
    const plan = decided(deleteMessage(ada, "m1"), { head, messages: [carried(2, maxCopies + 1)] });
    expect(plan.rewrites).to.have.lengthOf(maxCopies);
  });

  it("again changes nothing, and does not move the time", () => {
    const first = decided(deleteMessage(ada, "m1"), { head, messages: [carried(2, 2)] });
    const second = decided(deleteMessage(ada, "m1"), {
      head: first.head,
      messages: first.messages.slice(),
      now: after(9),
    });
    expect(second).to.deep.include({ events: [], answer: first.answer });
  });
});

describe("whose message it is:", () => {
  const revise = (by: Principal) => [editMessage(by, "m1", "changed"), deleteMessage(by, "m1")];
  const byDana = storedMessageWith({ role: "operator", author: { id: "dana", name: "Dana" } });

  it("its author's, and an admin's, though it is another's", () => {
    for (const decision of [...revise(dana), ...revise(alma)]) {
      expect(decided(decision, { head, messages: [byDana] }).events).to.have.lengthOf(1);
    }
  });

  it("nobody else's", () => {
    for (const decision of [omar, bot, ada].flatMap(revise)) {
      expect(refusalCode(decision, { head, messages: [byDana] })).to.equal("forbidden");
    }
  });

  it("not the author's of a line of the system's", () => {
    const line = storedMessageWith({ role: "system", kind: "event", author: { id: "dana", name: "Dana" } });
    for (const decision of revise(dana)) {
      expect(refusalCode(decision, { head, messages: [line] })).to.equal("forbidden");
    }
  });

  it("a note is not there for a customer, and neither is what is nowhere", () => {
    const note = { ...byDana, visibility: "internal" as const };
    for (const decision of revise(ada)) {
      expect(refusalCode(decision, { head, messages: [note] })).to.equal("not_found");
      expect(refusalCode(decision, { head, messages: [] })).to.equal("not_found");
    }
  });

  it("it asks for the message where that is not loaded", () => {
    for (const decision of revise(dana)) {
      expect(decision({ ...contextOf({ head }), message: () => undefined })).to.deep.equal({ needs: ["m1"] });
    }
  });
});
