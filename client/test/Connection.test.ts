import { expect } from "chai";
import { FakeClock } from "./support/FakeClock.ts";
import { FakeHearth, honest, problem } from "./support/FakeHearth.ts";
import { FakeStream } from "./support/FakeStream.ts";
import { openHearth } from "./support/openHearth.ts";

/** A conversation that is open, with what is given in place of the server's stream. */
async function open(stream?: (init: RequestInit) => Response, getToken = async (_: { refresh: boolean }) => "token") {
  const clock = new FakeClock();
  const server = new FakeHearth(clock);
  const opened = openHearth({
    now: clock.now,
    setTimer: clock.setTimer,
    getToken,
    fetch: async (input, init = {}) =>
      stream !== undefined && String(input).includes("/stream?") ? stream(init) : server.fetch(input, init),
  });
  const store = opened.hearth.openConversation("c1");
  await clock.advance(1_000);
  return { ...opened, clock, server, store, state: () => store.getSnapshot().connection };
}

const texts = ({ store }: Awaited<ReturnType<typeof open>>) => store.getSnapshot().messages.map(({ text }) => text);

describe("a connection", () => {
  it("resumes at what it has got last, with the token in a header", async () => {
    const opened = await open();
    const { server, clock, store } = opened;
    server.log.write("hello", null);
    await clock.advance(0);
    server.cutStreams();
    server.log.write("missed", null);
    await clock.advance(2_000);
    expect(server.streams.at(-1)?.cursor).to.equal("e1.2");
    expect(server.streams.at(-1)?.authorization).to.equal("Bearer token");
    expect(texts(opened)).to.deep.equal(["hello", "missed"]);
    expect(opened.state()).to.equal("live");
    store.close();
  });

  it("stays live over a reconnect, comes back when that says, and with a fresh token where it ran out", async () => {
    const asked: boolean[] = [];
    const { server, clock, store, state } = await open(undefined, async ({ refresh }) => {
      asked.push(refresh);
      return "token";
    });
    asked.length = 0;
    server.streams[0]?.send("reconnect", { reason: "token", delayMs: 5_000 });
    server.streams[0]?.end();
    await clock.advance(4_999);
    expect([server.streams.length, state()]).to.deep.equal([1, "live"]);
    await clock.advance(1);
    expect([server.streams.length, state()]).to.deep.equal([2, "live"]);
    expect(asked).to.deep.equal([true]);
    store.close();
  });

  it("is broken off after 45 s without a byte", async () => {
    const streams: FakeStream[] = [];
    const { clock, store } = await open((init) => {
      const stream = new FakeStream(init);
      stream.send("ready", { topic: "c1", epoch: "e1", head: 1, leaseMs: 480_000 }, "e1.1");
      streams.push(stream);
      return stream.response;
    });
    await clock.advance(43_999);
    expect(streams[0]?.isOpen).to.equal(true);
    await clock.advance(1);
    expect(streams[0]?.isOpen).to.equal(false);
    await clock.advance(2_000);
    expect(streams).to.have.length(2);
    store.close();
  });

  it("is offline when it keeps failing, and comes back at once when the network does", async () => {
    const opened = await open();
    const { server, clock, wake, store, state } = opened;
    server.network = { ...honest, call: () => "lost" };
    server.cutStreams();
    await clock.advance(0);
    expect(state()).to.equal("connecting");
    await clock.advance(60_000);
    expect(state()).to.equal("offline");
    server.network = honest;
    wake();
    await clock.advance(0);
    expect(state()).to.equal("live");
    store.close();
  });

  it("polls where no byte of a stream comes through twice, and tries a stream again later", async () => {
    let asked = 0;
    const opened = await open((init) => {
      asked += 1;
      return new FakeStream(init).response;
    });
    const { server, clock, store, state } = opened;
    await clock.advance(25_000);
    expect([state(), asked]).to.deep.equal(["polling", 2]);
    server.log.write("hello", null);
    await clock.advance(2_000);
    expect(texts(opened)).to.deep.equal(["hello"]);
    await clock.advance(300_000);
    expect(asked).to.be.greaterThan(2);
    store.close();
  });

  it("polls at once where fetch gives no bodies in pieces, as in React Native", async () => {
    const { store, state } = await open(() => new Response(null));
    expect(state()).to.equal("polling");
    store.close();
  });

  it("asks the API where the stream is, where that was not given", async () => {
    const clock = new FakeClock();
    const asked: string[] = [];
    const { hearth } = openHearth({
      streamUrl: undefined,
      now: clock.now,
      setTimer: clock.setTimer,
      fetch: async (input) => {
        asked.push(String(input));
        return Response.json({ streamUrl: "https://told.test/" });
      },
    });
    const store = hearth.openConversation("c1");
    await clock.advance(0);
    expect(asked).to.deep.equal(["http://hearth.test/v1/config", "https://told.test/stream?conversation=c1"]);
    store.close();
  });

  it("gives up, with the reason, what is refused for good", async () => {
    let asked = 0;
    const { clock, store, state } = await open(() => {
      asked += 1;
      return problem(404, "not_found");
    });
    await clock.advance(120_000);
    expect([state(), store.getSnapshot().error?.code, asked]).to.deep.equal(["refused", "not_found", 1]);
    store.close();
  });

  it("counts as offline for failures in a row only: a quiet stream that lived is none of them", async () => {
    const { server, clock, store, state } = await open();
    for (let night = 0; night < 3; night++) {
      server.cutStreams();
      await clock.advance(0);
      expect(state()).to.equal("connecting");
      await clock.advance(60_000);
    }
    store.close();
  });

  it("asks for nothing more once it is closed, woken or not", async () => {
    const { server, clock, store, wake, wakes } = await open();
    const all = wakes.size;
    store.close();
    expect(wakes.size).to.equal(all - 1);
    wake();
    await clock.advance(120_000);
    expect([server.streams.length, server.streams[0]?.isOpen]).to.deep.equal([1, false]);
  });
});
