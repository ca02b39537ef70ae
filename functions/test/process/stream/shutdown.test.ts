import { expect } from "chai";
import type { Backend } from "../../../src/backend.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { type Ask, follow, requestStream } from "../../support/streamClient.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";

describe("a stream's process that ends", () => {
  let api: string;
  let backend: Backend;
  before(async () => {
    api = (await theApi()).url;
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  /** A client that falls asleep over its first message. */
  async function readOne(url: string, ask: Ask, signal: AbortSignal): Promise<void> {
    const { body } = await requestStream(url, ask, { signal });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = "";
    while (!read.includes("message.created")) read += (await reader?.read())?.value ?? "";
  }

  it("says reconnect on every stream, spreads the return, and is gone", async () => {
    const stream = await startStream();
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    const clients = await Promise.all(Array.from({ length: 8 }, () => follow(stream.url, ask)));
    for (const client of clients) await client.next("ready");
    stream.process.kill("SIGTERM");
    for (const client of clients) {
      const { data } = await client.next("reconnect");
      expect(data.reason).to.equal("shutdown");
      expect(data.delayMs).to.be.within(0, 2_000);
      expect(await client.end()).to.deep.equal([]);
    }
    expect(await stream.exited).to.deep.equal({ code: 0, signal: null });
  });

  it("takes no new stream meanwhile, and waits no longer than 8 s for a client that does not read", async () => {
    const stream = await startStream({ HEARTH_STREAM_MAX_BYTES: "100000000" });
    const { customer, conversation } = await visit(api);
    for (let round = 0; round < 10; round++) await fill(backend, conversation.id, 40, "🙂".repeat(7_900));
    const ask = { conversation: conversation.id, token: customer.token };
    const reader = await follow(stream.url, ask);
    await reader.next("ready");
    const idle = new AbortController();
    await readOne(stream.url, { ...ask, last_event_id: `${conversation.epoch}.1` }, idle.signal);
    await reader.silence(2);
    const asked = Date.now();
    stream.process.kill("SIGTERM");
    await reader.next("reconnect");
    const refused = await requestStream(stream.url, ask);
    expect(refused.status).to.equal(503);
    expect(refused.headers.get("retry-after")).to.equal("2");
    expect(await stream.exited).to.deep.equal({ code: 0, signal: null });
    expect(Date.now() - asked).to.be.lessThan(8_000);
    idle.abort();
  });

  it("is killed: its clients go on at another one, and have lost nothing", async () => {
    const [first, second] = await Promise.all([startStream(), startStream()]);
    const { customer, conversation } = await visit(api);
    const { id, epoch } = conversation;
    const ask = { conversation: id, token: customer.token };
    const clients = await Promise.all(Array.from({ length: 4 }, () => follow(first.url, ask)));
    for (const client of clients) await client.next("ready");
    for (let seq = 2; seq <= 10; seq++) await say(api, customer.token, id, { text: `${seq}` });
    await clients[0]?.next("message.created");
    first.process.kill("SIGKILL");
    await say(api, customer.token, id, { text: "11" });
    for (const client of clients) {
      await client.end();
      const resumed = await follow(second.url, { ...ask, lastEventId: client.lastEventId ?? "" });
      await resumed.upTo(`${epoch}.11`);
      const seen = [...client.received, ...resumed.received].filter(({ event }) => event !== "ready");
      expect(seen.map(({ id }) => id)).to.deep.equal(Array.from({ length: 10 }, (_, index) => `${epoch}.${index + 2}`));
      await resumed.cut();
    }
    await second.stop("SIGKILL");
  });
});
