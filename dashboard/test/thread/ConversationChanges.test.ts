import type { ConversationSnapshot } from "@hearth/client";
import { HearthError } from "@hearth/client";
import type { Actor, Conversation } from "@hearth/contract";
import { expect } from "chai";
import { ConversationChanges } from "../../src/thread/ConversationChanges.ts";
import { conversationOf, eventOf } from "./support/eventOf.ts";
import { messageOf } from "./support/messageOf.ts";

const olga = { id: "olga", name: "Olga" };
const actor: Actor = { ...olga, role: "operator" };
const hers = { state: "assigned", operator: olga } as const;

/** A conversation on the server, of which a screen has some messages. Seq 4 is a takeover, 7 a release. */
const log: Conversation[] = [1, 2, 3, 4, 5, 6, 7, 8].map((seq) =>
  conversationOf(seq, seq < 4 ? {} : seq < 7 ? hers : { state: "waiting" }),
);

function stage() {
  const listeners = new Set<() => void>();
  const asked: [after: number, limit: number][] = [];
  const failures: HearthError[] = [];
  let snapshot: ConversationSnapshot = {
    conversation: null,
    messages: [],
    pending: [],
    hasOlder: false,
    connection: "live",
    error: null,
    typing: [],
    queue: null,
  };
  const changes = new ConversationChanges({
    api: {
      events: async (_, { after = 0, limit = 0 } = {}) => {
        asked.push([after, limit]);
        const failure = failures.shift();
        if (failure) throw failure;
        const events = log.slice(after, after + limit).map((conversation) => eventOf(conversation, actor));
        return { epoch: "e", head: log.length, events };
      },
    },
    store: {
      id: "c",
      getSnapshot: () => snapshot,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  return {
    asked,
    failures,
    changes,
    /** The screen has these messages, after the event with that seq; resolves when nothing more is asked. */
    async show(seq: number, messages: number[], connection: ConversationSnapshot["connection"] = "live") {
      const conversation = log[seq - 1] ?? null;
      snapshot = { ...snapshot, conversation, messages: messages.map((each) => messageOf(each)), connection };
      for (const listener of listeners) listener();
      await new Promise(setImmediate);
    },
    lines: () => changes.getSnapshot().map(({ seq, what }) => [seq, what]),
  };
}

describe("ConversationChanges", () => {
  it("finds what happened between the messages that are loaded, and of older ones when they come", async () => {
    const { show, lines } = stage();
    await show(8, [6, 8]);
    expect(lines()).to.deep.equal([[7, "releasedToQueue"]]);
    await show(8, [2, 3, 5, 6, 8]);
    expect(lines()).to.deep.equal([
      [4, "tookOver"],
      [7, "releasedToQueue"],
    ]);
  });

  it("tells at once what happens while it is looked at, and asks for nothing but that", async () => {
    const { show, lines, asked } = stage();
    await show(3, [2, 3]);
    expect(asked).to.deep.equal([]);
    await show(4, [2, 3]);
    expect(lines()).to.deep.equal([[4, "tookOver"]]);
    expect(asked).to.deep.equal([[2, 2]]);
    await show(5, [2, 3, 5]);
    expect(asked).to.have.length(1);
  });

  it("asks again for what could not be had, as soon as something changes with a connection", async () => {
    const { show, lines, failures } = stage();
    await show(3, [2, 3]);
    failures.push(new HearthError("network", ""));
    await show(4, [2, 3]);
    expect(lines()).to.deep.equal([]);
    await show(4, [2, 3], "offline");
    expect(lines()).to.deep.equal([]);
    await show(4, [2, 3], "live");
    expect(lines()).to.deep.equal([[4, "tookOver"]]);
  });

  it("does without what is gone for good", async () => {
    const { show, lines, failures, asked } = stage();
    failures.push(new HearthError("cursor_expired", "", { status: 410 }));
    await show(6, [2, 6]);
    await show(6, [2, 6]);
    expect(lines()).to.deep.equal([]);
    expect(asked).to.have.length(1);
  });

  it("is the same list until there is another, and ends with close", async () => {
    const { show, changes, asked } = stage();
    await show(5, [2, 3, 5]);
    const before = changes.getSnapshot();
    await show(6, [2, 3, 5, 6]);
    expect(changes.getSnapshot()).to.equal(before);
    changes.close();
    const count = asked.length;
    await show(7, [2, 3, 5, 6]);
    expect(asked).to.have.length(count);
  });
});
