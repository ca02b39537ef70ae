import { once } from "node:events";
import { expect } from "chai";
import { Subscriber, type Terms } from "../../../src/relay/Subscriber.ts";
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
    const subscriber = new Subscriber(open.response, {
      topic: "conversation:c1",
      principal: people.ada,
      now: 0,
      endsAt: 480_000,
      endsBy: "lease",
      heartbeatMs: 20_000,
      maxBytes: 7_000_000,
      ...terms,
    });
    return { ...open, subscriber };
  }

  const goodbye = (reason: string, delayMs = 0) => `event: reconnect\ndata: ${JSON.stringify({ reason, delayMs })}\n\n`;

  it("sees what its person may: a customer less than staff", async () => {
    const { subscriber: hers } = await subscribed();
    const { subscriber: ours } = await subscribed({ principal: people.bot });
    expect([hers.audience, ours.audience]).to.deep.equal(["customer", "staff"]);
  });

  it("is written what it is sent, in order, and told why it ends", async () => {
    const { subscriber, text } = await subscribed();
    subscriber.send("one\n\n");
    subscriber.send("two\n\n");
    subscriber.reconnect("shutdown", 1_500);
    expect(await text()).to.equal(`one\n\ntwo\n\n${goodbye("shutdown", 1_500)}`);
  });

  it("is sent nothing after its end: a write would fail, and with it the whole instance", async () => {
    const { subscriber, text } = await subscribed();
    subscriber.reset("expired");
    expect(subscriber.isOpen).to.equal(false);
    subscriber.send("late");
    subscriber.reset("unknown_epoch");
    subscriber.reconnect("lease", 0);
    subscriber.tick(500_000);
    expect(await text()).to.equal('event: reset\ndata: {"reason":"expired"}\n\n');
  });

  it("is sent nothing once it is gone", async () => {
    const { subscriber, client, response } = await subscribed();
    client.destroy();
    await once(response, "close");
    expect(subscriber.isOpen).to.equal(false);
    subscriber.send("late");
    subscriber.reconnect("lease", 0);
    await subscriber.drained();
  });

  it("hears a comment whenever its time has come, and not before", async () => {
    const { subscriber, text } = await subscribed();
    for (const now of [0, 19_999, 20_000, 20_001, 39_999, 41_000, 60_999]) subscriber.tick(now);
    subscriber.send("end\n\n");
    subscriber.reconnect("shutdown", 0);
    expect(await text()).to.equal(`:\n\n:\n\nend\n\n${goodbye("shutdown")}`);
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
    const { subscriber, text } = await subscribed({ maxBytes: 8 });
    subscriber.send("ééé\n\n");
    expect(subscriber.isOpen).to.equal(true);
    subscriber.send("x");
    expect(await text()).to.equal(`ééé\n\nx${goodbye("bytes")}`);
  });

  it("is cut off when it leaves too much unread: it comes back at its cursor", async () => {
    const { subscriber, response } = await subscribed({ maxBytes: Number.POSITIVE_INFINITY });
    const closed = once(response, "close");
    const frame = "x".repeat(100_000);
    let sent = 0;
    for (; subscriber.isOpen && sent < 1_000; sent++) subscriber.send(frame);
    expect(sent).to.be.within(10, 20);
    await closed;
  });

  describe("that reads slowly", () => {
    /** Sends, without end, as long as the client's end takes it. */
    async function blocked() {
      const open = await subscribed({ maxBytes: Number.POSITIVE_INFINITY, endsAt: 10_000 });
      const { subscriber, response } = open;
      while (response.writableLength < 200_000) {
        subscriber.send("x".repeat(100_000));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return open;
    }

    it("is waited for, until it has read", async () => {
      const { subscriber, client } = await blocked();
      const drained = subscriber.drained();
      client.resume();
      await drained;
      expect(subscriber.isOpen).to.equal(true);
    });

    it("is waited for, until it is gone", async () => {
      const { subscriber, client } = await blocked();
      const drained = subscriber.drained();
      client.destroy();
      await drained;
      expect(subscriber.isOpen).to.equal(false);
    });

    it("is cut off when it does not read its goodbye: it would keep its place for ever", async () => {
      const { subscriber, response } = await blocked();
      const drained = subscriber.drained();
      const closed = once(response, "close");
      subscriber.tick(10_000);
      expect(subscriber.isOpen).to.equal(false);
      subscriber.tick(11_000);
      subscriber.tick(13_999);
      expect(response.destroyed).to.equal(false);
      subscriber.tick(14_000);
      await closed;
      await drained;
    });
  });
});
