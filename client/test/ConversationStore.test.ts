import { expect } from "chai";
import { FakeClock } from "./support/FakeClock.ts";
import { FakeHearth, honest } from "./support/FakeHearth.ts";
import { openHearth } from "./support/openHearth.ts";

async function openLive() {
  const opened = openHearth();
  const store = opened.hearth.openConversation("c1");
  await opened.clock.advance(1_000);
  return { ...opened, store };
}

describe("an open conversation", () => {
  it("shows the same snapshot until something changes, as useSyncExternalStore needs", async () => {
    const { store, server, clock } = await openLive();
    const { getSnapshot } = store;
    const before = getSnapshot();
    expect(getSnapshot()).to.equal(before);
    server.log.write("hello", null);
    await clock.advance(0);
    expect(getSnapshot()).not.to.equal(before);
    expect(getSnapshot().messages.map(({ text }) => text)).to.deep.equal(["hello"]);
    store.close();
  });

  it("shows a send at once as pending, and as the message once it is there, never as both", async () => {
    const { store, clock } = await openLive();
    const clientId = store.send({ text: "hello" });
    expect(store.getSnapshot().pending.map(({ draft }) => draft.clientId)).to.deep.equal([clientId]);
    await clock.advance(1_000);
    const { messages, pending } = store.getSnapshot();
    expect(messages.map((message) => message.clientId)).to.deep.equal([clientId]);
    expect(pending).to.deep.equal([]);
    store.close();
  });

  it("shows what is refused for good with its code, sends on, and lets it be tried again or given up", async () => {
    const { store, clock } = await openLive();
    const refused = store.send({ text: "refuse" });
    store.send({ text: "next" });
    await clock.advance(1_000);
    expect(store.getSnapshot().pending.map(({ failure }) => failure)).to.deep.equal(["conversation_closed"]);
    expect(store.getSnapshot().messages.map(({ text }) => text)).to.deep.equal(["next"]);
    store.retry(refused);
    expect(store.getSnapshot().pending.map(({ failure }) => failure)).to.deep.equal([null]);
    await clock.advance(1_000);
    expect(store.getSnapshot().pending.map(({ failure }) => failure)).to.deep.equal(["conversation_closed"]);
    store.discard(refused);
    expect(store.getSnapshot().pending).to.deep.equal([]);
    store.close();
  });

  it("takes no more than 500 messages while offline, and says so", async () => {
    const { store, server } = await openLive();
    server.network = { ...honest, call: () => "lost" };
    for (let n = 0; n < 500; n++) store.send({ text: `message ${n}` });
    expect(() => store.send({ text: "one more" }))
      .to.throw()
      .with.property("code", "outbox_full");
    store.close();
  });

  it("brings an older page as it reads after an edit that came while it was fetched", async () => {
    const clock = new FakeClock();
    const server = new FakeHearth(clock);
    for (let n = 0; n < 60; n++) server.log.write(`message ${n}`, null);
    const { hearth } = openHearth({ fetch: server.fetch, setTimer: clock.setTimer, now: clock.now });
    const store = hearth.openConversation("c1");
    await clock.advance(1_000);
    // Read at 1 s, answered half a second later; the edit comes between.
    server.network = { ...honest, call: () => 1_000 };
    const loading = store.loadOlder();
    await clock.advance(1_200);
    server.log.edit(0, "edited");
    await clock.advance(5_000);
    await loading;
    expect(store.getSnapshot().messages).to.deep.equal(server.log.messages);
    store.close();
  });

  it("shows who types, until it says that it stopped or is silent for 10 s", async () => {
    const { store, server, clock } = await openLive();
    const names = () => store.getSnapshot().typing.map(({ name }) => name);
    const types = (id: string, typing: boolean) => ({ conversationId: "c1", id, role: "operator", name: id, typing });
    server.streams.at(-1)?.send("typing", types("dana", true));
    server.streams.at(-1)?.send("typing", types("omar", true));
    await clock.advance(0);
    expect(names()).to.deep.equal(["dana", "omar"]);
    server.streams.at(-1)?.send("typing", types("dana", false));
    await clock.advance(0);
    expect(names()).to.deep.equal(["omar"]);
    await clock.advance(10_000);
    expect(names()).to.deep.equal([]);
    store.close();
  });

  it("says how far was read once, never back, and again where that was lost and the connection comes back", async () => {
    const { store, server, clock, said } = await openRecorded();
    store.markRead(3);
    store.markRead(3);
    store.markRead(2);
    await clock.advance(0);
    expect(said).to.deep.equal([{ seq: 3 }]);
    server.network = { ...honest, call: () => "lost" };
    store.markRead(7);
    await clock.advance(0);
    server.network = honest;
    server.cutStreams();
    await clock.advance(2_000);
    expect(said).to.deep.equal([{ seq: 3 }, { seq: 7 }]);
    store.close();
  });

  it("says that somebody types every three seconds, however many keys are pressed, and that it stopped once", async () => {
    const { store, clock, said } = await openRecorded();
    for (let key = 0; key < 40; key++) {
      store.setTyping(true);
      await clock.advance(100);
    }
    store.setTyping(false);
    store.setTyping(false);
    await clock.advance(0);
    expect(said).to.deep.equal([{ typing: true }, { typing: true }, { typing: false }]);
    store.close();
  });
});

/** With what was told to the server beside messages. */
async function openRecorded() {
  const clock = new FakeClock();
  const server = new FakeHearth(clock);
  const said: unknown[] = [];
  const { hearth } = openHearth({
    now: clock.now,
    setTimer: clock.setTimer,
    fetch: async (input, init = {}) => {
      if (!/\/(read|typing)$/.test(String(input))) return server.fetch(input, init);
      if (server.network.call() === "lost") throw new Error("The connection was lost.");
      said.push(JSON.parse(String(init.body)));
      return Response.json(null);
    },
  });
  const store = hearth.openConversation("c1");
  await clock.advance(1_000);
  return { server, clock, store, said };
}
