import { serialize } from "node:v8";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import type { StoredAttachment } from "../../../src/attachments/StoredAttachment.ts";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import type { Head } from "../../../src/conversation/Head.ts";
import type { StoredMessage } from "../../../src/conversation/StoredMessage.ts";
import { setLabels } from "../../../src/conversation/setLabels.ts";
import { startConversation } from "../../../src/conversation/startConversation.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { fold, limits } from "../../../src/log/fold.ts";
import { appendOf } from "../../support/appendOf.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { eventTtl, storedMessageWith } from "../../support/storedMessageWith.ts";

const { ada, bot, dana } = people;

/** Folds over Ada's conversation at `seq` 5, with these messages loaded (null: known to be absent). */
function folded(
  decisions: readonly Decision<unknown>[],
  {
    head = headWith({ seq: 5 }),
    loaded = {},
    uploaded = {},
  }: {
    head?: Head | null;
    loaded?: Record<string, StoredMessage | null>;
    uploaded?: Record<string, StoredAttachment | null>;
  } = {},
) {
  const messages = new Map(Object.entries(loaded));
  const attachments = new Map(Object.entries(uploaded));
  return fold(decisions, { head, messages, attachments, now: noon, expiresAt: after(eventTtl) });
}

const say = (text: string, clientId?: string) => appendMessage(appendOf(ada, { text, clientId }));

describe("fold", () => {
  it("of nothing is nothing", () => {
    expect(folded([])).to.deep.equal({
      head: headWith({ seq: 5 }),
      events: [],
      created: [],
      attachments: [],
      attachmentNeeds: [],
      updated: [],
      rewrites: [],
      verdicts: [],
      needs: [],
    });
  });

  it("begins a conversation at 1, and goes on in it", () => {
    const begin = startConversation({ conversationId: "c1", epoch: "e", principal: ada, profile: { channel: "web" } });
    const { head, events } = folded([begin, begin, say("hello")], { head: null });
    expect(events.map(({ seq, type }) => [seq, type])).to.deep.equal([
      [1, "conversation.created"],
      [2, "message.created"],
    ]);
    expect(head).to.include({ seq: 2, epoch: "e" });
  });

  it("takes each decision over what those before it left, and numbers them without a gap", () => {
    const { head, events, verdicts } = folded([say("one"), say("two"), takeOver(dana, undefined), say("three")]);
    expect(events.map(({ seq }) => seq)).to.deep.equal([6, 7, 8, 9]);
    expect(events.at(-1)?.conversation).to.deep.include({
      seq: 9,
      state: "assigned",
      unread: { operator: 3, customer: 0 },
    });
    expect(head?.unreadSeqs.operator).to.deep.equal([6, 7, 9]);
    expect(verdicts).to.have.lengthOf(4);
  });

  it("who throws fails alone, whatever it throws", () => {
    const failures = [new TypeError("a bug"), new Fault("forbidden")];
    const throwing = failures.map((failure) => () => {
      throw failure;
    });
    const { events, verdicts } = folded([say("one"), ...throwing, say("two")]);
    expect(events.map(({ seq }) => seq)).to.deep.equal([6, 7]);
    expect(verdicts.slice(1, 3)).to.deep.equal(failures.map((failure) => ({ failure })));
    expect(verdicts[3]).to.have.nested.property("answer.message.text", "two");
  });

  it("a message created, edited and deleted at once leaves its tombstone, and no text anywhere", () => {
    const send = appendOf(ada, { text: "secret one", clientId: "k1" });
    const result = folded([
      appendMessage(send),
      editMessage(ada, send.messageId, "secret two"),
      editMessage(ada, send.messageId, "secret three"),
      deleteMessage(ada, send.messageId),
    ]);
    const { verdicts: _, ...written } = result;
    expect(JSON.stringify(written)).not.to.include("secret");
    expect(written.created.map(({ seq, text, carriedBy }) => [seq, text, carriedBy.length])).to.deep.equal([
      [6, "", 4],
    ]);
    expect([written.updated, written.rewrites]).to.deep.equal([[], []]);
    expect(written.events.map(({ type, message }) => [type, message?.deletedAt])).to.deep.equal([
      ["message.created", noon],
      ["message.updated", noon],
      ["message.updated", noon],
      ["message.deleted", noon],
    ]);
    expect(written.head?.lastMessage?.preview).to.equal("");
  });

  it("a stored message edited twice at once is written once, and each copy with the last text", () => {
    const message = storedMessageWith({ carriedBy: [2, 4].map((seq) => ({ seq, expiresAt: after(eventTtl) })) });
    const result = folded([editMessage(ada, "m1", "two"), editMessage(ada, "m1", "three")], {
      loaded: { m1: message },
    });
    expect(result.created).to.deep.equal([]);
    expect(result.updated.map(({ text, carriedBy }) => [text, carriedBy.map(({ seq }) => seq)])).to.deep.equal([
      ["three", [2, 4, 6, 7]],
    ]);
    expect(result.rewrites.map(({ seq, message }) => [seq, message.text])).to.deep.equal([
      [2, "three"],
      [4, "three"],
    ]);
    expect(result.events.map(({ message }) => message?.text)).to.deep.equal(["three", "three"]);
  });

  describe("needs", () => {
    it("are those of all at once, and of each all that it looked at", () => {
      const reply = appendMessage(appendOf(ada, { text: "yes", replyTo: "m2" }));
      const { needs } = folded([editMessage(ada, "m1", "two"), say("hello"), reply]);
      expect(needs).to.include.members(["m1", "m2"]);
    });

    it("are not had by a create: the store refuses it when the message is there", () => {
      expect(folded([say("hello", "k1")]).needs).to.deep.equal([]);
    });

    it("are had by a refusal that took for absent what it had not seen", () => {
      const send = appendOf(bot, { text: "hello", clientId: "k1" });
      const head = headWith({ seq: 5, state: "assigned", operator: dana });
      const blind = folded([appendMessage(send)], { head });
      expect([blind.needs, blind.verdicts]).to.deep.equal([[send.messageId], []]);

      const absent = folded([appendMessage(send)], { head, loaded: { [send.messageId]: null } });
      expect(absent.needs).to.deep.equal([]);
      expect(absent.verdicts[0]).to.have.nested.property("failure.code", "conversation_taken");
    });

    it("are not had for a message that was written just before", () => {
      const send = appendOf(ada, { text: "hello", clientId: "k1" });
      const result = folded([appendMessage(send), appendMessage(send), deleteMessage(ada, send.messageId)]);
      expect(result.needs).to.deep.equal([]);
      expect(result.verdicts[1]).to.have.nested.property("answer.duplicate", true);
    });
  });

  describe("leaves to the next commit", () => {
    it("what is over the number of writes", () => {
      const decisions = Array.from({ length: 300 }, (_, index) => say(`message ${index}`));
      const { events, created, verdicts } = folded(decisions);
      // The head, and two for each message.
      expect(verdicts).to.have.lengthOf((limits.writes - 2) / 2);
      expect(1 + events.length + created.length).to.be.at.most(limits.writes);
    });

    it("what is over the size, counted in bytes", () => {
      const decisions = Array.from({ length: 200 }, (_, index) => say("🔥".repeat(7_900) + index));
      const { verdicts: few, ...written } = folded(decisions);
      const { verdicts: more } = folded(Array.from({ length: 200 }, (_, index) => say("x".repeat(7_900) + index)));
      expect(few.length).to.be.below(more.length);
      expect(serialize(written).byteLength).to.be.below(10_000_000);
    });

    it("but never everything: the first one goes, however large it is", () => {
      const carriedBy = Array.from({ length: limits.writes + 10 }, (_, index) => ({ seq: index, expiresAt: after(1) }));
      const message = storedMessageWith({ carriedBy });
      const { verdicts } = folded([deleteMessage(ada, "m1"), say("hello")], { loaded: { m1: message } });
      expect(verdicts).to.have.lengthOf(1);
    });

    it("a refusal is no reason to leave the rest", () => {
      const refused: Decision<never> = () => {
        throw new Fault("forbidden");
      };
      const decisions = [...Array.from({ length: 500 }, () => refused), say("hello")];
      expect(folded(decisions).verdicts).to.have.lengthOf(501);
    });
  });

  it("what changes nothing writes nothing", () => {
    const labelled = headWith({ seq: 5, labels: ["vip"] });
    const { head, events, verdicts } = folded([setLabels(dana, ["vip"])], { head: labelled });
    expect([head, events, verdicts]).to.deep.equal([labelled, [], [{ answer: labelled }]]);
  });
});
