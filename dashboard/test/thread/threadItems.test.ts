import type { PendingItem } from "@hearth/client";
import type { Message } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import type { Change } from "../../src/thread/Change.ts";
import { type Item, type Shown, type ThreadInput, threadItems } from "../../src/thread/threadItems.ts";
import { messageOf } from "./support/messageOf.ts";

const olga = { id: "olga", name: "Olga" };
const noChanges: readonly Change[] = [];
const dayOf = (time: string) => time.slice(0, 10);

function inputOf(messages: readonly Message[], more: Partial<ThreadInput> = {}): ThreadInput {
  return {
    messages,
    pending: [],
    changes: noChanges,
    hasOlder: false,
    readTo: 0,
    unreadFrom: null,
    uid: "olga",
    dayOf,
    ...more,
  };
}

const itemsOf = (messages: readonly Message[], more?: Partial<ThreadInput>) =>
  threadItems(inputOf(messages, more)).items;
const places = (items: readonly Item[]) =>
  items.map((item) =>
    item.type === "changes" ? "changes" : `${item.starts ? "starts" : ""}${item.ends ? "ends" : ""}`,
  );

const changeAt = (seq: number): Change => ({
  seq,
  at: "2026-11-22T10:00:00.000Z",
  actor: { id: "olga", role: "operator", name: "Olga" },
  what: "tookOver",
  operator: olga,
  reason: null,
});

const pendingOf = (clientId: string, replyTo?: string): PendingItem => ({
  conversationId: "c",
  draft: { clientId, text: "mine", ...(replyTo !== undefined && { replyTo }) },
  at: 0,
  failure: null,
  progress: null,
});

describe("threadItems", () => {
  it("puts together what one author says within five minutes", () => {
    const late = messageOf(4, { createdAt: "2026-11-22T10:08:01.000Z" });
    const items = itemsOf([messageOf(1), messageOf(2), messageOf(3), late]);
    expect(places(items)).to.deep.equal(["starts", "", "ends", "startsends"]);
  });

  it("does not put together what another says, on whose behalf or to whom else it is said", () => {
    const team = { role: "operator", author: olga } as const;
    const messages = [
      messageOf(1),
      messageOf(2, team),
      messageOf(3, { ...team, visibility: "internal" }),
      messageOf(4, { ...team, role: "bot" }),
    ];
    expect(places(itemsOf(messages))).to.deep.equal(Array(4).fill("startsends"));
  });

  it("begins each day anew", () => {
    const [before, after] = ["2026-11-22T23:59:00.000Z", "2026-11-23T00:01:00.000Z"];
    const items = itemsOf([messageOf(1, { createdAt: before }), messageOf(2, { createdAt: after })]);
    expect(places(items)).to.deep.equal(["startsends", "startsends"]);
    expect(items.map((item) => item.type === "message" && item.isNewDay && item.date)).to.deep.equal([
      "2026-11-22",
      "2026-11-23",
    ]);
  });

  it("has what happened stand above the message that came after it, and at the end what came after all", () => {
    const items = itemsOf([messageOf(1), messageOf(4)], { changes: [changeAt(2), changeAt(3), changeAt(5)] });
    const above = items.map((item) => (item.type === "pending" ? [] : item.changes.map(({ seq }) => seq)));
    expect(above).to.deep.equal([[], [2, 3], [5]]);
    expect(places(items)).to.deep.equal(["startsends", "startsends", "changes"]);
  });

  it("marks the first unread message, and what the customer has read", () => {
    const items = itemsOf([messageOf(1), messageOf(2), messageOf(3)], { unreadFrom: 2, readTo: 2 });
    expect(items.map((item) => item.type === "message" && item.isFirstUnread)).to.deep.equal([false, true, false]);
    expect(items.map((item) => item.type === "message" && item.isRead)).to.deep.equal([true, true, false]);
    expect(places(items)).to.deep.equal(["startsends", "starts", "ends"]);
  });

  it("shows what is answered as it is now, where it is loaded", () => {
    const edited = messageOf(1, { text: "edited" });
    const items = itemsOf([edited, messageOf(2, { replyTo: "m1" }), messageOf(3, { replyTo: "gone" })]);
    expect(items.map((item) => item.type === "message" && item.quoted)).to.deep.equal([null, edited, null]);
  });

  it("has what is pending follow, with the key that its message will have", () => {
    const sent = messageOf(2, { author: olga, role: "operator", clientId: "k1" });
    const [, message] = itemsOf([messageOf(1), sent]);
    const items = itemsOf([messageOf(1)], { pending: [pendingOf("k1", "m1"), pendingOf("k2")] });
    expect(items.map(({ key }) => key)).to.deep.equal(["m1", "k1", "k2"]);
    expect(message?.key).to.equal("k1");
    expect(places(items)).to.deep.equal(["startsends", "starts", "ends"]);
    expect(items.map((item) => item.type === "pending" && item.quoted?.id)).to.deep.equal([false, "m1", undefined]);
  });

  it("an older page changes nothing about the items that are shown: the list would jump", () => {
    const messages = Array.from({ length: 40 }, (_, index) => messageOf(index + 1));
    for (let held = 0; held < 39; held += 1) {
      const shown = threadItems(inputOf(messages.slice(held), { hasOlder: true }));
      const { items } = threadItems(inputOf(messages), shown);
      expect(shown.items.every((item, index) => item === items[held + 1 + index])).to.equal(true);
    }
  });

  it("given what was shown before, it gives what it would give without, and keeps what did not change", () => {
    const authors = [{}, { role: "operator", author: olga } as const];
    const step = fc.record({
      kind: fc.constantFrom("append", "edit", "older", "change", "read", "pending"),
      at: fc.nat(60),
      author: fc.nat(1),
      minutes: fc.constantFrom(1, 4, 600),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let minute = 0;
        const all = Array.from({ length: 20 }, (_, index) => messageOf(2 * index + 1));
        let input = inputOf(all.slice(10), { hasOlder: true });
        let shown: Shown | undefined;
        for (const { kind, at, author, minutes } of steps) {
          const { messages } = input;
          const last = messages.at(-1)?.seq ?? 0;
          minute += minutes;
          if (kind === "append") {
            const createdAt = new Date(Date.UTC(2026, 10, 22, 11, minute)).toISOString();
            const replyTo = messages[at % messages.length]?.id ?? null;
            input = {
              ...input,
              messages: [...messages, messageOf(last + 2, { ...authors[author], createdAt, replyTo })],
            };
          }
          if (kind === "edit") {
            const index = at % messages.length;
            input = {
              ...input,
              messages: messages.map((each, i) => (i === index ? { ...each, text: "edited" } : each)),
            };
          }
          if (kind === "older" && input.hasOlder) {
            input = { ...input, messages: [...all.slice(0, 10), ...messages], hasOlder: false };
          }
          if (kind === "change") {
            const seq = 2 * at;
            const others = input.changes.filter((change) => change.seq !== seq);
            input = { ...input, changes: [...others, changeAt(seq)].sort((a, b) => a.seq - b.seq) };
          }
          if (kind === "read") input = { ...input, readTo: Math.max(input.readTo, at) };
          if (kind === "pending") input = { ...input, pending: at % 2 ? [pendingOf("k")] : [] };
          const before = shown;
          shown = threadItems(input, shown);
          expect(shown.items).to.deep.equal(threadItems(input).items);
          expect(threadItems(input, shown).items.filter((item) => item.type === "message")).to.have.ordered.members(
            shown.items.filter((item) => item.type === "message"),
          );
          expect(before?.known ?? shown.known).to.equal(shown.known);
        }
      }),
    );
  });

  it("one message more does not look at those before it again", () => {
    let asked = 0;
    const counted = {
      dayOf: (time: string) => {
        asked += 1;
        return dayOf(time);
      },
    };
    const messages = Array.from({ length: 5_000 }, (_, index) =>
      messageOf(index + 1, { createdAt: "2026-11-22T10:00:00.000Z" }),
    );
    const shown = threadItems(inputOf(messages, counted));
    asked = 0;
    const { items } = threadItems({ ...shown.input, messages: [...messages, messageOf(5_001)] }, shown);
    expect(items).to.have.length(5_001);
    expect(asked).to.be.at.most(2);
    const kept = items.filter((item, index) => item === shown.items[index]).length;
    expect(kept).to.be.at.least(4_999);
  });
});
