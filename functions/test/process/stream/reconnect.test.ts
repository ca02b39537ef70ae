import { expect } from "chai";
import { signUp } from "../../../../scripts/emulators/accounts.ts";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import type { Backend } from "../../../src/backend.ts";
import { pieceBytes } from "../../../src/relay/joinFrames.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow, requestStream, type StreamClient } from "../../support/streamClient.ts";
import { subscribersAre } from "../../support/streamHealth.ts";
import { startStream, theApi, theStream } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";
import { expiringAt } from "../../support/streamTokens.ts";

describe("a stream ends itself, with a word, before anyone cuts it", () => {
  let api: string;
  before(async () => {
    api = (await theApi()).url;
  });

  it("when its lease is over, and goes on at the same cursor", async () => {
    const stream = await startStream({ HEARTH_LEASE_SECONDS: "1" });
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    const client = await follow(stream.url, ask);
    expect((await client.next("ready")).data.leaseMs).to.be.within(900, 1_000);
    await say(api, customer.token, conversation.id, { text: "hello" });
    await client.next("message.created");
    const { id, data } = await client.next("reconnect");
    expect({ id, data }).to.deep.equal({ id: undefined, data: { reason: "lease", delayMs: 0 } });
    expect(await client.end()).to.deep.equal([]);
    await say(api, customer.token, conversation.id, { text: "missed" });
    const again = await follow(stream.url, { ...ask, lastEventId: `${conversation.epoch}.2` });
    expect((await again.next("message.created")).data.message?.text).to.equal("missed");
    await stream.stop("SIGKILL");
  });

  it("when its token expires: a signed-out person hears nothing more", async () => {
    const { url } = await theStream();
    const { customer, conversation } = await visit(api);
    const token = expiringAt(customer.token, new Date(Date.now() + 2_500));
    const client = await follow(url, { conversation: conversation.id, token });
    expect((await client.next("ready")).data.leaseMs).to.be.within(1, 2_500);
    expect((await client.next("reconnect")).data.reason).to.equal("token");
    expect(await client.end()).to.deep.equal([]);
    expect((await requestStream(url, { conversation: conversation.id, token })).status).to.equal(401);
  });

  describe("where it may not take too much", () => {
    let stream: RunningFunction;
    let backend: Backend;
    before(async () => {
      backend = openBackend();
      stream = await startStream({
        HEARTH_STREAM_MAX_BYTES: "20000",
        HEARTH_STREAMS_PER_USER: "2",
        HEARTH_STREAMS_PER_INSTANCE: "5",
      });
    });
    after(() => Promise.all([stream.stop("SIGKILL"), backend.db.terminate()]));

    it("after so many bytes, each time further on", async () => {
      const { customer, conversation } = await visit(api);
      await fill(backend, conversation.id, 40, "x".repeat(7_900));
      const last = `${conversation.epoch}.41`;
      let lastEventId = `${conversation.epoch}.1`;
      let connections = 0;
      while (lastEventId !== last) {
        connections += 1;
        const client = await follow(stream.url, { conversation: conversation.id, token: customer.token, lastEventId });
        const events = await client.end();
        expect(events.at(-1)?.data).to.equal('{"reason":"bytes","delayMs":0}');
        // The limit, and the piece that went over it.
        expect(Buffer.byteLength(client.text)).to.be.within(20_000, 20_000 + pieceBytes);
        expect(client.lastEventId).not.to.equal(lastEventId);
        lastEventId = client.lastEventId ?? lastEventId;
      }
      expect(connections).to.be.within(3, 10);
      await subscribersAre(stream.url, 0);
    });

    it("when the same person opens too many: the oldest gives way", async () => {
      const { customer, conversation } = await visit(api);
      const another = await visit(api);
      const ask = { conversation: conversation.id, token: customer.token };
      const bystander = await follow(stream.url, {
        conversation: another.conversation.id,
        token: another.customer.token,
      });
      const clients: StreamClient[] = [];
      for (let opened = 0; opened < 3; opened++) clients.push(await follow(stream.url, ask));
      const [oldest, ...rest] = clients;
      expect((await oldest?.next("reconnect"))?.data).to.deep.equal({ reason: "replaced", delayMs: 5_000 });
      await say(api, customer.token, conversation.id, { text: "hello" });
      for (const client of rest) await client.next("message.created");
      expect(bystander.received.map(({ event }) => event)).to.deep.equal(["ready"]);
      await Promise.all([...rest, bystander].map((client) => client.cut()));
      await subscribersAre(stream.url, 0);
    });

    it("when the same person opens too many all at once: none slips past the limit", async () => {
      const { customer, conversation } = await visit(api);
      const ask = { conversation: conversation.id, token: customer.token };
      const clients = await Promise.all(Array.from({ length: 5 }, () => follow(stream.url, ask)));
      await subscribersAre(stream.url, 2);
      await say(api, customer.token, conversation.id, { text: "hello" });
      const heard = await Promise.allSettled(clients.map((client) => client.next("message.created")));
      expect(heard.filter(({ status }) => status === "fulfilled")).to.have.length(2);
      await Promise.all(clients.map((client) => client.cut()));
      await subscribersAre(stream.url, 0);
    });

    it("and refuses, before it begins, what the instance cannot carry", async () => {
      const visits = await Promise.all(Array.from({ length: 6 }, () => visit(api)));
      const asks = visits.map(({ customer, conversation }) => ({
        conversation: conversation.id,
        token: customer.token,
      }));
      const clients = await Promise.all(asks.slice(0, 5).map((ask) => follow(stream.url, ask)));
      const refused = await requestStream(stream.url, asks[5] ?? {});
      expect(refused.status).to.equal(503);
      expect(refused.headers.get("retry-after")).to.equal("2");
      expect(refused.headers.get("content-type")).to.equal("application/problem+json");
      expect(refused.headers.get("access-control-allow-origin")).to.equal("*");
      expect(await refused.json()).to.include({ code: "overloaded", status: 503 });
      await clients[0]?.cut();
      await subscribersAre(stream.url, 4);
      const admitted = await follow(stream.url, asks[5] ?? {});
      await admitted.next("ready");
      await Promise.all([admitted, ...clients].map((client) => client.cut()));
    });
  });

  it("is refused at once where its person is nobody any more", async () => {
    const { url } = await theStream();
    const { token } = await signUp();
    const response = await requestStream(url, { inbox: "all", token: expiringAt(token, new Date(Date.now() - 1_000)) });
    expect(await response.json()).to.include({ code: "unauthenticated", detail: "The token has expired." });
  });
});
