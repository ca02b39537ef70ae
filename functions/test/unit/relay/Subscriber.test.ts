import { once } from "node:events";
import { expect } from "chai";
import { newCounters } from "../../../src/relay/Counters.ts";
import { chunk } from "../../../src/relay/chunk.ts";
import { Subscriber, type Terms } from "../../../src/relay/Subscriber.ts";
import { logged } from "../../support/logged.ts";
import { people } from "../../support/people.ts";
import { type OpenResponse, openResponse } from "../../support/streamResponse.ts";

describe("a subscriber", () => {
  const opened: OpenResponse[] = [];
  afterEach(() => {
    for (const { client } of opened.splice(0)) client.destroy();
  });

  async function subscribed(terms: Partial<Terms> = {}) {
    const open = await openResponse();
    opened.push(open);
    const counters = newCounters();
    const all: Terms = {
      topic: "conversation:c1",
      principal: people.ada,
      position: 7,
      time: 0,
      now: 0,
      endsAt: 480_000,
      endsBy: "lease",
      heartbeatMs: 20_000,
      maxBytes: 7_000_000,
      isChunked: true,
      ...terms,
    };
    return { ...open, counters, subscriber: new Subscriber(open.response, open.socket, all, counters) };
  }

  const goodbye = (reason: string, delayMs = 0) => `event: reconnect\ndata: ${JSON.stringify({ reason, delayMs })}\n\n`;

  it("sees what its person may: a customer less than staff", async () => {
    const { subscriber: hers } = await subscribed();
    const { subscriber: ours } = await subscribed({ principal: people.bot });
    expect([hers.audience, ours.audience]).to.deep.equal(["customer", "staff"]);
  });

  it("is written what it is sent, in order, and told why it ends", async () => {
    const { subscriber, text } = await subscribed();
    subscriber.write(chunk("one\n\n"));
    subscriber.write(Buffer.concat([chunk("two\n\n"), chunk("three\n\n")]));
    subscriber.reconnect("shutdown", 1_500);
    expect(await text()).to.equal(`one\n\ntwo\n\nthree\n\n${goodbye("shutdown", 1_500)}`);
  });

  it("stands where the last piece ends", async () => {
    const { subscriber, text } = await subscribed();
    expect({ position: subscriber.position, time: subscriber.time }).to.deep.equal({ position: 7, time: 0 });
    subscriber.writePiece({ bytes: chunk("8, 9\n\n"), events: 2, upTo: 9, time: 1_000 });
    expect({ position: subscriber.position, time: subscriber.time }).to.deep.equal({ position: 9, time: 1_000 });
    subscriber.writePiece({ bytes: chunk("10\n\n"), events: 1, upTo: 10 });
    expect({ position: subscriber.position, time: subscriber.time }).to.deep.equal({ position: 10, time: 1_000 });
    subscriber.reconnect("lease", 0);
    expect(await text()).to.equal(`8, 9\n\n10\n\n${goodbye("lease")}`);
  });

  it("is sent nothing after its end: a write would fail, and with it the whole instance", async () => {
    const { subscriber, counters, text } = await subscribed();
    subscriber.reset("expired");
    expect([subscriber.isOpen, subscriber.isReady]).to.deep.equal([false, false]);
    subscriber.write(chunk("late"));
    subscriber.reset("unknown_epoch");
    subscriber.reconnect("lease", 0);
    subscriber.tick(500_000);
    expect(await text()).to.equal('event: reset\ndata: {"reason":"expired"}\n\n');
    expect(counters.resets).to.equal(1);
  });

  it("is sent nothing once it is gone", async () => {
    const { subscriber, client, response } = await subscribed();
    client.destroy();
    await once(response, "close");
    expect([subscriber.isOpen, subscriber.isReady]).to.deep.equal([false, false]);
    subscriber.write(chunk("late"));
    subscriber.reconnect("lease", 0);
    subscriber.tick(500_000);
  });

  it("is sent nothing once its client has closed its half: writing to what was closed in answer would fail", async () => {
    const { subscriber, client, socket } = await subscribed();
    const ended = once(socket, "end");
    client.socket.end();
    await ended;
    const failed: unknown[] = [];
    socket.on("error", (error) => failed.push(error));
    expect([subscriber.isOpen, subscriber.isReady]).to.deep.equal([false, false]);
    subscriber.write(chunk("late"));
    subscriber.reconnect("lease", 0);
    await once(socket, "close");
    expect(failed).to.deep.equal([]);
  });

  it("is not ready while what lies before the window is on its way: what is newer would come first", async () => {
    const { subscriber } = await subscribed();
    expect(subscriber.isReady).to.equal(true);
    subscriber.isRefilling = true;
    expect([subscriber.isReady, subscriber.isOpen]).to.deep.equal([false, true]);
  });

  it("hears a comment whenever its time has come, and not before", async () => {
    const { subscriber, text } = await subscribed();
    for (const now of [0, 19_999, 20_000, 20_001, 39_999, 41_000, 60_999]) subscriber.tick(now);
    subscriber.write(chunk("end\n\n"));
    subscriber.reconnect("shutdown", 0);
    expect(await text()).to.equal(`:\n\n:\n\nend\n\n${goodbye("shutdown")}`);
  });

  it("hears no comment while there is something else to hear", async () => {
    const { subscriber, text } = await subscribed();
    subscriber.tick(19_000);
    subscriber.write(chunk("event\n\n"));
    subscriber.tick(38_999);
    subscriber.reconnect("shutdown", 0);
    expect(await text()).to.equal(`event\n\n${goodbye("shutdown")}`);
  });

  for (const endsBy of ["lease", "token"] as const) {
    it(`ends by its ${endsBy}, on time`, async () => {
      const { subscriber, text } = await subscribed({ endsAt: 10_000, endsBy });
      subscriber.tick(9_999);
      expect(subscriber.isOpen).to.equal(true);
      subscriber.tick(10_000);
      expect(subscriber.isOpen).to.equal(false);
      expect(await text()).to.equal(goodbye(endsBy));
    });
  }

  it("ends after so many bytes, counted as they travel, and has got what went over", async () => {
    const { subscriber, text } = await subscribed({ maxBytes: chunk("ééé\n\n").length });
    subscriber.write(chunk("ééé\n\n"));
    expect(subscriber.isOpen).to.equal(true);
    subscriber.write(chunk("x"));
    expect(await text()).to.equal(`ééé\n\nx${goodbye("bytes")}`);
  });

  describe("that does not read", () => {
    const frame = chunk("x".repeat(100_000));

    /** Writes, as a topic does, as long as there is room; then the client's end has taken all it takes. */
    async function blocked(terms: Partial<Terms> = {}) {
      const open = await subscribed({ maxBytes: Number.POSITIVE_INFINITY, ...terms });
      // A full socket may drain more than once into what the system and the client's parser keep.
      for (let turns = 0; turns < 100; turns++) {
        for (; open.subscriber.isReady; turns = 0) open.subscriber.write(frame);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return open;
    }

    it("is not written to: what waits for it is the one frame that filled its socket", async () => {
      const { subscriber, socket } = await blocked();
      expect([subscriber.isBlocked, subscriber.isReady, subscriber.isOpen]).to.deep.equal([true, false, true]);
      expect(socket.writableLength).to.be.within(1, socket.writableHighWaterMark + frame.length);
    });

    it("goes on as soon as it reads, each time it fell behind", async () => {
      const { subscriber, client } = await blocked();
      const thrice = new Promise<void>((resolve) => {
        let times = 0;
        subscriber.onDrain(() => {
          times += 1;
          if (times === 3) return resolve();
          while (subscriber.isReady) subscriber.write(frame);
        });
      });
      client.resume();
      await thrice;
      expect(subscriber.isReady).to.equal(true);
    });

    it("hears no comment: it would only wait with the rest", async () => {
      const { subscriber, socket } = await blocked();
      const waiting = socket.writableLength;
      subscriber.tick(25_000);
      expect(socket.writableLength).to.equal(waiting);
    });

    it("is cut off after thirty seconds: it comes back at its cursor", async () => {
      const { subscriber, counters, response } = await blocked();
      const closed = once(response, "close");
      subscriber.tick(30_000);
      expect(subscriber.isOpen).to.equal(true);
      subscriber.tick(30_001);
      expect([subscriber.isOpen, counters.stalled]).to.deep.equal([false, 1]);
      await closed;
    });

    it("is told of in the log, once for each time", async () => {
      const { subscriber } = await blocked();
      const lines = logged(() => {
        for (const now of [4_999, 5_000, 6_000, 29_000]) subscriber.tick(now);
      });
      expect(lines).to.deep.equal([
        { severity: "INFO", message: "stream blocked", topic: "conversation:c1", milliseconds: 5_000 },
      ]);
    });

    it("is not cut off when it reads now and then", async () => {
      const { subscriber, client } = await blocked();
      subscriber.tick(29_000);
      const drained = new Promise<void>((resolve) => subscriber.onDrain(resolve));
      client.resume();
      await drained;
      client.pause();
      while (subscriber.isReady) subscriber.write(frame);
      subscriber.tick(58_000);
      expect(subscriber.isOpen).to.equal(true);
    });

    it("leaves nothing to wait for once it is gone", async () => {
      const { subscriber, client, response } = await blocked();
      let resumed = false;
      subscriber.onDrain(() => {
        resumed = true;
      });
      client.destroy();
      await once(response, "close");
      expect([subscriber.isOpen, resumed]).to.deep.equal([false, false]);
    });

    it("is cut off when it does not read its goodbye: it would keep its place for ever", async () => {
      const { subscriber, response } = await blocked({ endsAt: 10_000 });
      const closed = once(response, "close");
      subscriber.tick(10_000);
      expect(subscriber.isOpen).to.equal(false);
      subscriber.tick(11_000);
      subscriber.tick(13_999);
      expect(response.destroyed).to.equal(false);
      subscriber.tick(14_000);
      await closed;
    });
  });
});
