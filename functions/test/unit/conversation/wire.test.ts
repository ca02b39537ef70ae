import { applyEvent, type Conversation, changeEventSchema, conversationSchema, messageSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { type StoredEvent, snapshotOf } from "../../../src/conversation/StoredEvent.ts";
import { eventMessageOf } from "../../../src/conversation/StoredMessage.ts";
import { type Audience, audienceOf, conversationOf, eventOf, messageOf } from "../../../src/conversation/wire.ts";
import { fold } from "../../../src/log/fold.ts";
import { attemptOf } from "../../support/Attempt.ts";
import { anyCall, anyStart, type Call, idOfKey } from "../../support/calls.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { runs } from "../../support/runs.ts";
import { eventTtl, storedMessageWith } from "../../support/storedMessageWith.ts";

const full = headWith({
  seq: 7,
  state: "closed",
  customer: { id: "ada", name: "Ada", email: "ada@example.org", phone: "1", locale: "en", channel: "web" },
  operator: { id: "dana", name: "Dana" },
  lastMessage: { id: "m1", seq: 5, role: "customer", kind: "text", preview: "hello", at: after(1) },
  labels: ["difficult"],
  sentiment: "negative",
  rating: { score: 1, comment: "slow", at: after(2) },
  waitingSince: after(3),
  closedAt: after(4),
  recent: [{ key: "hash", at: noon, messageId: "m1" }],
  unreadSeqs: { operator: [5], customer: [6] },
});
const message = storedMessageWith({ editedAt: after(5), clientId: "k1" });
const event: StoredEvent = {
  seq: 7,
  type: "message.updated",
  at: after(6),
  actor: people.dana,
  message: eventMessageOf(message),
  reason: "solved",
  conversation: snapshotOf(full),
  commitId: "commit-1",
  expiresAt: after(eventTtl),
};
const audiences: Audience[] = ["customer", "staff"];

describe("on the wire", () => {
  it("a conversation has the contract's fields and no others, whoever sees it", () => {
    for (const audience of audiences) {
      const seen = conversationOf(full, audience);
      expect(conversationSchema.strict().parse(seen)).to.deep.equal(seen);
    }
  });

  it("so has a message", () => {
    const seen = messageOf(message);
    expect(messageSchema.strict().parse(seen)).to.deep.equal(seen);
  });

  it("so has an event; who wrote it into the log, and until when, is nobody's business", () => {
    for (const audience of audiences) {
      const seen = eventOf(event, audience);
      expect(changeEventSchema.strict().parse(seen)).to.deep.equal(seen);
      expect(Object.keys(seen)).not.to.include.members(["commitId", "expiresAt"]);
    }
  });

  it("times are text: UTC, in milliseconds", () => {
    const { rating, waitingSince, closedAt, lastMessage } = conversationOf(full, "staff");
    expect([rating?.at, waitingSince, closedAt, lastMessage?.at]).to.deep.equal([
      "2026-11-22T12:00:00.002Z",
      "2026-11-22T12:00:00.003Z",
      "2026-11-22T12:00:00.004Z",
      "2026-11-22T12:00:00.001Z",
    ]);
    expect(messageOf(message)).to.include({ editedAt: "2026-11-22T12:00:00.005Z", deletedAt: null });
  });

  it("operators, admins and bots are staff", () => {
    const { ada, bot, dana, alma } = people;
    expect([ada, bot, dana, alma].map(audienceOf)).to.deep.equal(["customer", "staff", "staff", "staff"]);
  });

  it("a customer does not see what we call it", () => {
    for (const seen of [conversationOf(full, "customer"), eventOf(event, "customer")]) {
      expect(JSON.stringify(seen)).not.to.match(/labels|difficult|sentiment|negative/);
    }
    expect(conversationOf(full, "staff")).to.deep.include({ labels: ["difficult"], sentiment: "negative" });
  });

  it("a customer learns of a note, its edit and its deletion that there is something, and nothing else", () => {
    const note = eventMessageOf(storedMessageWith({ visibility: "internal", role: "operator" }));
    for (const type of ["message.created", "message.updated", "message.deleted"] as const) {
      expect(eventOf({ ...event, type, message: note }, "customer")).to.deep.equal({ seq: 7, type: "hidden" });
      expect(eventOf({ ...event, type, message: note }, "staff")).to.deep.include({ type });
    }
  });
});

describe("whoever follows the events", () => {
  /** What is written when these calls are made one after another. */
  function written(calls: readonly Call[]) {
    const attempts = calls.map((call, index) => attemptOf(call, index, 1).decide);
    const messages = new Map(["k0", "k1", "k2"].map((key) => [idOfKey(key), null]));
    const start = { head: null, messages, attachments: new Map(), now: noon, expiresAt: after(eventTtl) };
    const { head, events, created } = fold(attempts, start);
    const stamp = { commitId: "commit-1", expiresAt: after(eventTtl) };
    return { head, messages: created, events: events.map((event): StoredEvent => ({ ...event, ...stamp })) };
  }

  const calls = fc.tuple(anyStart, fc.array(anyCall, { maxLength: 40 })).map((calls) => calls.flat());

  function followed(events: readonly StoredEvent[], audience: Audience): Conversation | null {
    return events.map((event) => eventOf(event, audience)).reduce(applyEvent, null as Conversation | null);
  }

  it("as one of ours has what a fresh read gives, event by event", () => {
    fc.assert(
      fc.property(calls, (calls) => {
        const { head, events } = written(calls);
        expect(followed(events, "staff")).to.deep.equal(head && conversationOf(head, "staff"));
      }),
      runs(200),
    );
  });

  it("as the customer has the same, but for when a note last changed it", () => {
    fc.assert(
      fc.property(calls, (calls) => {
        const { head, events } = written(calls);
        const seen = followed(events, "customer");
        expect(seen).to.deep.equal(head && { ...conversationOf(head, "customer"), updatedAt: seen?.updatedAt });
      }),
      runs(200),
    );
  });

  it("as the customer never meets a note", () => {
    fc.assert(
      fc.property(calls, (calls) => {
        const { head, events, messages } = written(calls);
        const seen = JSON.stringify([
          head && conversationOf(head, "customer"),
          events.map((event) => eventOf(event, "customer")),
        ]);
        for (const { id, visibility } of messages) {
          if (visibility === "internal") expect(seen).not.to.include(id);
        }
      }),
      runs(200),
    );
  });
});
