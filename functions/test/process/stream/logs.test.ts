import { once } from "node:events";
import { expect } from "chai";
import { z } from "zod";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import type { Backend } from "../../../src/backend.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";

const lineSchema = z.looseObject({ message: z.string(), topic: z.string().optional() });
type Line = z.infer<typeof lineSchema>;

describe("what the stream tells who runs it", () => {
  let api: string;
  let stream: RunningFunction;
  let backend: Backend;
  before(async () => {
    [{ url: api }, stream] = await Promise.all([theApi(), startStream()]);
    backend = openBackend();
  });
  after(() => Promise.all([stream.stop("SIGKILL"), backend.db.terminate()]));

  /** The structured log about that topic, up to so many of its streams' ends. */
  async function told(topic: string, ends: number): Promise<Line[]> {
    for (;;) {
      const lines = stream.output().split("\n").slice(0, -1);
      const entries = lines.flatMap((line) => (line.startsWith("{") ? [lineSchema.parse(JSON.parse(line))] : []));
      const about = entries.filter((entry) => entry.topic === topic);
      if (about.filter(({ message }) => message === "stream closed").length === ends) return about;
      await once(stream.process.stdout ?? expect.fail("no output"), "data");
    }
  }

  it("a stream's opening, what it had to fetch, and its end, with why, how long and how much", async () => {
    const { customer, conversation } = await visit(api);
    await fill(backend, conversation.id, 149, "a secret of seed");
    const ask = { conversation: conversation.id, token: customer.token };
    const client = await follow(stream.url, { ...ask, lastEventId: `${conversation.epoch}.1` });
    await client.next("ready");
    await client.take(149);
    await say(api, customer.token, conversation.id, { text: "a secret, live" });
    await client.next("message.created", "live");
    const sent = Buffer.byteLength(client.text);
    await client.cut();
    const lost = await follow(stream.url, { ...ask, lastEventId: "another.1" });
    await lost.end();

    const topic = `conversation:${conversation.id}`;
    const [opened, ...rest] = await told(topic, 2);
    expect(opened).to.deep.include({ severity: "INFO", message: "stream opened", role: "customer" });
    const fetched = rest.filter(({ message }) => message === "stream refilled");
    expect(fetched.map(({ events }) => Number(events)).reduce((sum, events) => sum + events)).to.equal(149);
    expect(rest).to.deep.include.members([
      { severity: "INFO", message: "stream reset", topic, reason: "unknown_epoch" },
    ]);
    const closed = rest.filter(({ message }) => message === "stream closed");
    expect(closed.map(({ reason, events }) => [reason, events])).to.deep.equal([
      ["client", 150],
      ["reset", 0],
    ]);
    // The chunks' framing comes to what was read as text.
    expect(closed[0]?.bytes).to.be.within(sent, sent + 152 * 8);
    expect(closed[0]?.milliseconds).to.be.a("number");
    expect(stream.output()).to.not.include("secret").and.not.include(customer.token);
  });

  it("keeps count of it on /health", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream.url, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
    await say(api, customer.token, conversation.id, { text: "hello" });
    await client.next("message.created");
    const health = z.record(z.string(), z.unknown()).parse(await (await fetch(`${stream.url}/health`)).json());
    expect(health).to.deep.include({ status: "ok", subscribers: 1, blocked: 0, stalled: 0 });
    expect(health).to.include.all.keys(
      "topics",
      "refills",
      "refillQueries",
      "listenerRestarts",
      "windowHits",
      "resets",
    );
    await client.cut();
  });
});
