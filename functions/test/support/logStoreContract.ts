import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { StoredAttachment } from "../../src/attachments/StoredAttachment.ts";
import { type StoredEvent, snapshotOf } from "../../src/conversation/StoredEvent.ts";
import { eventMessageOf, type StoredMessage } from "../../src/conversation/StoredMessage.ts";
import { limits } from "../../src/log/fold.ts";
import type { Commit, LogStore, Outcome } from "../../src/log/LogStore.ts";
import { attachmentWith, storedAttachmentWith } from "./attachmentWith.ts";
import { after, headWith, noon } from "./headWith.ts";
import { people } from "./people.ts";
import { eventTtl, storedMessageWith } from "./storedMessageWith.ts";

export type OpenedStore<Guard> = {
  store: LogStore<Guard>;
  /** All events there are, by seq: the port tells only who wrote them. */
  eventsOf(conversationId: string): Promise<StoredEvent[]>;
  /** Apart from any commit, as an upload is. */
  upload(attachment: StoredAttachment): Promise<void>;
};

/** What ConversationLog relies on in any store. Each test has a conversation of its own. */
export function logStoreContract<Guard>(open: () => Promise<OpenedStore<Guard>>): void {
  let store: LogStore<Guard>;
  let eventsOf: OpenedStore<Guard>["eventsOf"];
  let upload: OpenedStore<Guard>["upload"];
  let id: string;

  before(async () => {
    ({ store, eventsOf, upload } = await open());
  });
  beforeEach(() => {
    id = randomUUID();
  });

  const nothing = { messageIds: [], eventSeqs: [] };

  function eventWith(seq: number, fields: Partial<StoredEvent> = {}): StoredEvent {
    return {
      seq,
      type: "conversation.changed",
      at: noon,
      actor: people.dana,
      conversation: snapshotOf(headWith({ id, seq })),
      commitId: `commit of ${seq}`,
      expiresAt: after(eventTtl),
      ...fields,
    };
  }

  function messageWith(messageId: string, fields: Partial<StoredMessage> = {}): StoredMessage {
    return storedMessageWith({ id: messageId, conversationId: id, ...fields });
  }

  /** The commit that moves the head to `seq`, and writes nothing else but what `fields` say. */
  function commitTo(seq: number, guard: Guard | null, fields: Partial<Commit<Guard>> = {}): Commit<Guard> {
    const head = headWith({ id, seq });
    const nothing = { events: [], created: [], updated: [], rewrites: [], tallies: [], audits: [], attachments: [] };
    return { conversationId: id, head, guard, ...nothing, ...fields };
  }

  async function committed(commit: Commit<Guard>): Promise<Guard> {
    const outcome = await store.commit(commit);
    if (outcome.outcome !== "committed") throw new Error("the commit was not acknowledged");
    return outcome.guard;
  }

  /** A head at 1, with the event of it and message `m1`. */
  function begun(): Promise<Guard> {
    const message = messageWith("m1", { seq: 1 });
    const event = eventWith(1, { type: "message.created", message: eventMessageOf(message) });
    return committed(commitTo(1, null, { events: [event], created: [message] }));
  }

  async function everything() {
    const snapshot = await store.read(id, { messageIds: ["m1", "m2"], eventSeqs: [1, 2, 3] });
    return { ...snapshot, events: await eventsOf(id) };
  }

  /** Nobody may find a trace of a refused commit. */
  async function leavesNoTrace(attempt: () => Promise<Outcome<Guard>>): Promise<void> {
    const before = await everything();
    expect(await attempt()).to.deep.equal({ outcome: "unsettled" });
    expect(await everything()).to.deep.equal(before);
  }

  describe("a read", () => {
    it("of a conversation that is not there finds nothing, and says so of everything asked", async () => {
      expect(await store.read(id, { messageIds: ["m1"], eventSeqs: [1] })).to.deep.equal({
        head: null,
        guard: null,
        messages: new Map([["m1", null]]),
        attachments: new Map(),
        commitIds: new Map([[1, null]]),
      });
    });

    it("finds what was asked for, and tells what of it is absent", async () => {
      await begun();
      const snapshot = await store.read(id, { messageIds: ["m1", "m2"], eventSeqs: [1, 2] });
      expect(snapshot?.head).to.deep.equal(headWith({ id, seq: 1 }));
      expect(snapshot?.messages).to.deep.equal(
        new Map([
          ["m1", messageWith("m1", { seq: 1 })],
          ["m2", null],
        ]),
      );
      expect(snapshot?.commitIds).to.deep.equal(
        new Map([
          [1, "commit of 1"],
          [2, null],
        ]),
      );
    });

    it("brings no more than was asked for", async () => {
      await begun();
      const snapshot = await store.read(id, nothing);
      expect([snapshot?.messages.size, snapshot?.commitIds.size]).to.deep.equal([0, 0]);
    });

    it("asked for the same twice finds it once", async () => {
      await begun();
      const snapshot = await store.read(id, { messageIds: ["m1", "m1"], eventSeqs: [1, 1] });
      expect([...(snapshot?.messages.keys() ?? [])]).to.deep.equal(["m1"]);
      expect(snapshot?.commitIds.get(1)).to.equal("commit of 1");
    });

    it("does not see into another conversation", async () => {
      await begun();
      const snapshot = await store.read(randomUUID(), { messageIds: ["m1"], eventSeqs: [1] });
      expect(snapshot?.messages.get("m1")).to.equal(null);
      expect(snapshot?.commitIds.get(1)).to.equal(null);
    });

    it("sees what was committed before it", async () => {
      const guard = await begun();
      await committed(commitTo(2, guard));
      expect((await store.read(id, nothing))?.head?.seq).to.equal(2);
    });
  });

  describe("the guard", () => {
    it("null begins a conversation", async () => {
      await committed(commitTo(1, null, { events: [eventWith(1)] }));
      expect((await eventsOf(id)).map(({ seq }) => seq)).to.deep.equal([1]);
    });

    it("null refuses where there is one already", async () => {
      await begun();
      await leavesNoTrace(() => store.commit(commitTo(1, null)));
    });

    it("of a commit lets the next one through, with no read between", async () => {
      const first = await begun();
      const second = await committed(commitTo(2, first, { events: [eventWith(2)] }));
      await committed(commitTo(3, second, { events: [eventWith(3)] }));
      expect((await eventsOf(id)).map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
    });

    it("of a read does the same", async () => {
      await begun();
      const guard = (await store.read(id, nothing))?.guard ?? null;
      await committed(commitTo(2, guard));
    });

    it("of a commit is that of a read after it", async () => {
      const guard = await begun();
      expect((await store.read(id, nothing))?.guard).to.deep.equal(guard);
    });

    it("refuses once the head has moved", async () => {
      const guard = await begun();
      await committed(commitTo(2, guard));
      await leavesNoTrace(() => store.commit(commitTo(2, guard, { events: [eventWith(3)] })));
    });

    it("refuses a head that is not there", async () => {
      const guard = await begun();
      const elsewhere = randomUUID();
      const head = headWith({ id: elsewhere, seq: 2 });
      const outcome = await store.commit(commitTo(2, guard, { conversationId: elsewhere, head }));
      expect(outcome).to.deep.equal({ outcome: "unsettled" });
      expect((await store.read(elsewhere, nothing))?.head).to.equal(null);
    });

    it("is each commit's own, however fast they follow one another", async () => {
      let guard = await begun();
      for (let seq = 2; seq <= 12; seq++) {
        const next = await committed(commitTo(seq, guard));
        await leavesNoTrace(() => store.commit(commitTo(seq + 1, guard)));
        guard = next;
      }
    });

    it("lets one of many rivals through", async () => {
      const guard = await begun();
      const rivals = Array.from({ length: 8 }, (_, rival) =>
        store.commit(commitTo(2, guard, { events: [eventWith(2, { commitId: `rival ${rival}` })] })),
      );
      const outcomes = (await Promise.all(rivals)).map(({ outcome }) => outcome);
      const winner = (await store.read(id, { messageIds: [], eventSeqs: [2] }))?.commitIds.get(2);
      expect(winner).to.match(/^rival \d$/);
      expect(outcomes.filter((outcome) => outcome === "committed")).to.have.lengthOf.at.most(1);
      const losers = outcomes.filter((_, rival) => winner !== `rival ${rival}`);
      expect(losers).to.deep.equal(Array(7).fill("unsettled"));
    });
  });

  describe("a commit", () => {
    it("is refused whole when an event is there already", async () => {
      const guard = await begun();
      await leavesNoTrace(() =>
        store.commit(
          commitTo(2, guard, {
            events: [eventWith(2), eventWith(1, { commitId: "another" })],
            created: [messageWith("m2")],
            updated: [messageWith("m1", { text: "changed" })],
            rewrites: [{ seq: 1, message: eventMessageOf(messageWith("m1", { text: "changed" })) }],
          }),
        ),
      );
    });

    it("is refused whole when a message is there already", async () => {
      const guard = await begun();
      await leavesNoTrace(() =>
        store.commit(commitTo(2, guard, { events: [eventWith(2)], created: [messageWith("m2"), messageWith("m1")] })),
      );
    });

    it("is refused whole when an event to rewrite is gone", async () => {
      const guard = await begun();
      const changed = messageWith("m1", { text: "changed" });
      await leavesNoTrace(() =>
        store.commit(
          commitTo(2, guard, {
            events: [eventWith(2)],
            updated: [changed],
            rewrites: [1, 3].map((seq) => ({ seq, message: eventMessageOf(changed) })),
          }),
        ),
      );
    });

    it("replaces the attachments that it names, which a read finds", async () => {
      const stored = storedAttachmentWith({ id: randomUUID(), conversationId: id });
      await upload(stored);
      const attached = { ...stored, message: { id: "m1", visibility: "public" as const }, removeAt: null };
      await committed(commitTo(1, null, { attachments: [attached] }));
      const snapshot = await store.read(id, { ...nothing, attachmentIds: [stored.id, "none"] });
      expect(snapshot?.attachments).to.deep.equal(
        new Map([
          [stored.id, attached],
          ["none", null],
        ]),
      );
    });

    it("is refused whole when an attachment is gone", async () => {
      const guard = await begun();
      const attachments = [storedAttachmentWith({ id: randomUUID(), conversationId: id })];
      await leavesNoTrace(() => store.commit(commitTo(2, guard, { events: [eventWith(2)], attachments })));
    });

    it("replaces a message whole", async () => {
      const attachment = attachmentWith();
      const carriedBy = [1, 2].map((seq) => ({ seq, expiresAt: after(seq) }));
      const before = messageWith("m1", { seq: 1, attachment, carriedBy, sourceId: "s1" });
      const guard = await committed(commitTo(1, null, { created: [before] }));
      const tombstone = messageWith("m1", { seq: 1, text: "", payloadHash: "", deletedAt: after(5), carriedBy: [] });
      await committed(commitTo(2, guard, { updated: [tombstone] }));
      const snapshot = await store.read(id, { messageIds: ["m1"], eventSeqs: [] });
      expect(snapshot?.messages.get("m1")).to.deep.equal(tombstone);
    });

    it("replaces the message of an earlier event whole, and nothing else of it", async () => {
      const attachment = attachmentWith();
      const first = messageWith("m1", { seq: 1, attachment });
      const event = eventWith(1, { type: "message.created", message: eventMessageOf(first), reason: "kept" });
      const guard = await committed(commitTo(1, null, { events: [event], created: [first] }));
      const tombstone = eventMessageOf({ ...first, text: "", attachment: null, deletedAt: after(5) });
      await committed(commitTo(2, guard, { rewrites: [{ seq: 1, message: tombstone }] }));
      expect(await eventsOf(id)).to.deep.equal([{ ...event, message: tombstone }]);
    });

    it("keeps every field of a head", async () => {
      const head = headWith({
        id,
        seq: 7,
        epoch: "e-1_Z",
        state: "assigned",
        customer: {
          id: "u1",
          name: "Ada Ünal 🔥",
          email: "ada@example.org",
          phone: "+49 30 1",
          locale: "de-DE",
          channel: "web",
        },
        operator: { id: "dana", name: "Dana" },
        lastMessage: { id: "m1", seq: 5, role: "customer", kind: "text", preview: "…", at: after(1) },
        unread: { operator: 2, customer: 1 },
        read: { operator: 3, customer: 4 },
        labels: ["a b", "ü.with.dots"],
        sentiment: "negative",
        rating: { score: 4, comment: "fine\nthanks", at: after(2) },
        waitingSince: after(3),
        closedAt: after(4),
        createdAt: after(-1),
        updatedAt: after(999),
        lastActivityAt: after(7),
        recent: [{ key: "k", at: after(8), messageId: "m1" }],
        unreadSeqs: { operator: [5, 6], customer: [7] },
      });
      await committed(commitTo(7, null, { head }));
      expect((await store.read(id, nothing))?.head).to.deep.equal(head);
      expect((await store.read(id, nothing))?.head?.recent[0]?.at).to.be.an.instanceof(Date);
    });

    it("keeps every field of a message, the oldest and the latest times too", async () => {
      const message = messageWith("m2", {
        role: "operator",
        kind: "image",
        text: "line one\nline\ttwo 👩‍👩‍👧 é",
        attachment: attachmentWith({ name: "a b.png", contentType: "image/png", size: 123_456, width: 3, height: 4 }),
        author: { id: "dana", name: "Dana" },
        visibility: "internal",
        replyTo: "m1",
        clientId: "client-1",
        sourceId: "wamid.HBgL=/",
        status: "delivered",
        sentAt: new Date("0001-01-01T00:00:00.000Z"),
        createdAt: new Date("9999-12-31T23:59:59.999Z"),
        editedAt: after(1),
        deletedAt: after(2),
        payloadHash: "hash",
        sentAtRepaired: true,
        via: "incoming",
        carriedBy: [
          { seq: 2, expiresAt: after(3) },
          { seq: 4, expiresAt: after(4) },
        ],
      });
      await committed(commitTo(2, null, { created: [message] }));
      const snapshot = await store.read(id, { messageIds: ["m2"], eventSeqs: [] });
      expect(snapshot?.messages.get("m2")).to.deep.equal(message);
    });

    it("keeps every field of an event", async () => {
      const event = eventWith(2, {
        type: "message.created",
        at: after(1),
        actor: { id: "alma", role: "admin", name: "Alma" },
        message: eventMessageOf(messageWith("m1", { editedAt: after(2) })),
        reason: "solved",
        conversation: snapshotOf(
          headWith({ id, seq: 2, rating: { score: 1, comment: "", at: after(3) }, closedAt: after(4) }),
        ),
        expiresAt: after(5),
      });
      await committed(commitTo(2, null, { events: [event] }));
      expect(await eventsOf(id)).to.deep.equal([event]);
    });

    it("leaves out what is undefined", async () => {
      const head = headWith({ id, customer: { id: "u1", name: undefined, channel: "web" } });
      await committed(commitTo(1, null, { head }));
      expect((await store.read(id, nothing))?.head?.customer.name).to.equal(undefined);
    });

    it("may be as large as the log makes it", async () => {
      const events = Array.from({ length: limits.writes - 1 }, (_, index) => eventWith(index + 1));
      await committed(commitTo(events.length, null, { events }));
      expect(await eventsOf(id)).to.have.lengthOf(events.length);
    });

    it("is not changed by what happens to the objects it was made of", async () => {
      const labels = ["before"];
      const guard = await committed(commitTo(1, null, { head: headWith({ id, labels }) }));
      labels.push("after");
      expect((await store.read(id, nothing))?.head?.labels).to.deep.equal(["before"]);
      await committed(commitTo(2, guard));
    });
  });
}
