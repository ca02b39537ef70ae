import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import { conversationWith } from "../../contract/test/arbitraries.ts";
import { FakeClock } from "./support/FakeClock.ts";
import { problem } from "./support/FakeHearth.ts";
import { FakeStream } from "./support/FakeStream.ts";
import { openHearth } from "./support/openHearth.ts";

const waiting = (id: string, minute: number, fields: Partial<Conversation> = {}) =>
  conversationWith({ id, state: "waiting", lastActivityAt: `2026-11-22T13:${minute}:00.000Z`, ...fields });

/** The view `waiting`, over pages of one conversation. */
async function open() {
  const clock = new FakeClock();
  const streams: FakeStream[] = [];
  const served = { list: [waiting("b", 40), waiting("a", 30)], isExpired: false, waiting: 2, firstPages: 0 };
  const { hearth } = openHearth({
    now: clock.now,
    setTimer: clock.setTimer,
    fetch: async (input, init = {}) => {
      const { pathname, searchParams } = new URL(String(input));
      if (pathname === "/stream") {
        const stream = new FakeStream(init);
        stream.send("ready", { topic: "inbox", epoch: "inbox", head: 5, leaseMs: 480_000 }, "inbox.5");
        streams.push(stream);
        return stream.response;
      }
      if (pathname === "/v1/inbox/counts") return Response.json({ waiting: served.waiting });
      const cursor = searchParams.get("cursor");
      if (cursor !== null && served.isExpired) return problem(410, "cursor_expired");
      if (cursor === null) served.firstPages += 1;
      const place = Number(cursor ?? 0);
      const conversations = served.list.slice(place, place + 1);
      return Response.json({
        conversations,
        ...(place + 1 < served.list.length && { nextCursor: String(place + 1) }),
      });
    },
  });
  const store = hearth.openInbox("waiting");
  await clock.advance(1_000);
  const ids = () => store.getSnapshot().conversations.map(({ id }) => id);
  const tell = async (conversation: Conversation) => {
    streams.at(-1)?.send("conversation.changed", { seq: conversation.seq, conversation }, "inbox.9");
    await clock.advance(0);
  };
  return { store, clock, streams, served, ids, tell };
}

describe("an open inbox", () => {
  it("moves what is written to upwards, takes in what begins to wait, and lets go what is taken", async () => {
    const { store, ids, tell } = await open();
    await store.loadMore();
    expect(ids()).to.deep.equal(["b", "a"]);
    await tell(waiting("a", 50, { seq: 2 }));
    expect(ids()).to.deep.equal(["a", "b"]);
    await tell(waiting("new", 55));
    expect(ids()).to.deep.equal(["new", "a", "b"]);
    expect([...store.getSnapshot().fresh]).to.deep.equal(["new"]);
    store.markSeen("new");
    expect([...store.getSnapshot().fresh]).to.deep.equal([]);
    await tell(waiting("b", 40, { seq: 2, state: "assigned" }));
    expect(ids()).to.deep.equal(["new", "a"]);
    store.close();
  });

  it("has the counts, and fetches them again soon after a change", async () => {
    const { store, clock, served, tell } = await open();
    expect(store.getSnapshot().counts).to.deep.equal({ waiting: 2 });
    served.waiting = 3;
    await tell(waiting("new", 55));
    await clock.advance(2_000);
    expect(store.getSnapshot().counts).to.deep.equal({ waiting: 3 });
    store.close();
  });

  it("knows who types where, until that one stops, sends, or is silent for ten seconds", async () => {
    const { store, clock, streams, tell } = await open();
    const types = async (conversationId: string, id: string, typing: boolean) => {
      streams.at(-1)?.send("typing", { conversationId, id, role: "customer", name: id, typing });
      await clock.advance(0);
    };
    const shown = () => [...store.getSnapshot().typing].map(([where, who]) => [where, ...who.map(({ id }) => id)]);
    await types("a", "ada", true);
    await types("b", "ben", true);
    await types("b", "eve", true);
    expect(shown()).to.deep.equal([
      ["a", "ada"],
      ["b", "ben", "eve"],
    ]);
    await types("b", "ben", false);
    expect(shown()).to.deep.equal([
      ["a", "ada"],
      ["b", "eve"],
    ]);
    const lastMessage = { id: "m", seq: 2, preview: "Hi", at: "2026-11-22T13:50:00.000Z" };
    await tell(waiting("a", 50, { seq: 2, lastMessage: { ...lastMessage, role: "customer", kind: "text" } }));
    expect(shown()).to.deep.equal([["b", "eve"]]);
    await clock.advance(10_000);
    expect(shown()).to.deep.equal([]);
    store.close();
  });

  it("begins anew where its pages were read too long ago", async () => {
    const { store, served, ids } = await open();
    served.isExpired = true;
    served.list = [waiting("c", 50), ...served.list];
    await store.loadMore();
    expect(ids()).to.deep.equal(["c"]);
    expect(store.getSnapshot().hasMore).to.equal(true);
    store.close();
  });

  it("resumes at the stream's cursor, and fetches the list again only after a reset", async () => {
    const { store, clock, streams, served } = await open();
    streams.at(-1)?.cut();
    await clock.advance(2_000);
    expect([streams.at(-1)?.cursor, served.firstPages]).to.deep.equal(["inbox.5", 1]);
    streams.at(-1)?.send("reset", { reason: "expired" });
    await clock.advance(2_000);
    expect([streams.at(-1)?.cursor, served.firstPages]).to.deep.equal([undefined, 2]);
    store.close();
  });
});
