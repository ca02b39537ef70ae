import { expect } from "chai";
import type { HearthOptions } from "../src/createHearth.ts";
import { memoryOutbox } from "../src/memoryOutbox.ts";
import { honest } from "./support/FakeHearth.ts";
import { fakeLocks } from "./support/fakeLocks.ts";
import { openHearth } from "./support/openHearth.ts";

const file = { name: "cat.png", blob: new Blob(["the bytes"], { type: "image/png" }) };

/** Tabs of one account in one browser. */
function browser(options: Partial<HearthOptions> = {}) {
  const { server, clock } = openHearth();
  const { fetch, upload } = server;
  const outbox = { ...memoryOutbox(), sharedAs: "ada" };
  const shared = { fetch, upload, outbox, lock: fakeLocks(), setTimer: clock.setTimer, now: clock.now };
  const openTab = () => {
    const { hearth, wake } = openHearth({ ...shared, ...options });
    const store = hearth.openConversation("c1");
    const close = () => {
      store.close();
      hearth.close();
    };
    return { store, wake, close };
  };
  return { server, clock, outbox, openTab, shared };
}

/** With one message that was kept and not sent. */
async function withKept() {
  const opened = browser();
  opened.server.network = { ...honest, piece: () => "cut" };
  const tab = opened.openTab();
  tab.store.send({ file });
  await opened.clock.advance(100);
  tab.close();
  opened.server.network = honest;
  return opened;
}

describe("two tabs of one account", () => {
  it("upload and send what was kept once, after a reload of both", async () => {
    const { server, clock, openTab } = await withKept();
    const tabs = [openTab(), openTab()];
    await clock.advance(60_000);
    expect([server.uploads, server.log.messages.length]).to.deep.equal([1, 1]);
    for (const { store, close } of tabs) {
      expect(store.getSnapshot().pending).to.deep.equal([]);
      close();
    }
  });

  it("end with one message also where the browser has no locks and both upload", async () => {
    const { server, clock, outbox, shared } = await withKept();
    // Neither shows the conversation, whose stream would tell that the message is there.
    const tabs = [1, 2].map(() => openHearth({ ...shared, lock: (_, run) => run() }));
    await clock.advance(60_000);
    expect([server.uploads, server.log.messages.length]).to.deep.equal([2, 1]);
    expect(await outbox.all()).to.deep.equal([]);
    for (const { hearth } of tabs) hearth.close();
  });

  it("stand in for each other: what a closed one has left, the other sends when it comes to the front", async () => {
    const { server, clock, outbox, openTab } = browser();
    const other = openTab();
    await clock.advance(1_000);
    const closing = openTab();
    server.network = { ...honest, call: () => "lost" };
    closing.store.send({ text: "left behind" });
    await clock.advance(100);
    closing.close();
    server.network = honest;
    await clock.advance(60_000);
    expect(server.log.messages).to.deep.equal([]);
    other.wake();
    await clock.advance(1_000);
    expect(server.log.messages.map(({ text }) => text)).to.deep.equal(["left behind"]);
    expect(await outbox.all()).to.deep.equal([]);
    other.close();
  });

  it("send nothing that the other has discarded", async () => {
    const { server, clock, openTab } = browser();
    server.network = { ...honest, call: () => "lost" };
    const here = openTab();
    const clientId = here.store.send({ text: "no" });
    await clock.advance(100);
    const there = openTab();
    await clock.advance(100);
    there.store.discard(clientId);
    await clock.advance(100);
    server.network = honest;
    here.wake();
    await clock.advance(60_000);
    expect([here.store.getSnapshot().pending, server.log.messages]).to.deep.equal([[], []]);
    here.close();
    there.close();
  });

  it("lose nothing where the browser does not store", async () => {
    const broken = {
      ...memoryOutbox(),
      sharedAs: "ada",
      put: async () => Promise.reject(new Error("The disk is full.")),
    };
    const { server, clock, openTab } = browser({ outbox: broken });
    server.network = { ...honest, call: () => "lost" };
    const { store, wake, close } = openTab();
    for (const text of ["one", "two"]) store.send({ text });
    await clock.advance(10_000);
    wake();
    server.network = honest;
    await clock.advance(60_000);
    expect(server.log.messages.map(({ text }) => text)).to.deep.equal(["one", "two"]);
    close();
  });
});
