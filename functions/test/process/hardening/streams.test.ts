import { once } from "node:events";
import { Agent, get, IncomingMessage } from "node:http";
import { expect } from "chai";
import { z } from "zod";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import { type RawClient, rawClient } from "../../support/rawClient.ts";
import { say, type Visit, visit } from "../../support/streamCalls.ts";
import { follow, requestStream } from "../../support/streamClient.ts";
import { subscribersAre } from "../../support/streamHealth.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";

describe("hardening: requests to the stream that are wrong or strange", () => {
  let api: string;
  let stream: RunningFunction;
  let ada: Visit;
  const raw: RawClient[] = [];
  before(async () => {
    [{ url: api }, stream] = await Promise.all([theApi(), startStream()]);
  });
  beforeEach(async () => {
    ada = await visit(api);
  });
  afterEach(() => {
    for (const { socket } of raw.splice(0)) socket.destroy();
  });
  after(async () => {
    const output = stream.output();
    await stream.stop("SIGKILL");
    expect(output).not.to.match(/unforeseen|unhandled/);
  });

  const ask = () => ({ conversation: ada.conversation.id, token: ada.customer.token });
  const head = () => `${ada.conversation.epoch}.1`;

  function asking(version = "1.1", ...headers: string[]): string[] {
    const path = `/stream?conversation=${ada.conversation.id}`;
    return [
      `GET ${path} HTTP/${version}`,
      "Host: x",
      `Authorization: Bearer ${ada.customer.token}`,
      ...headers,
      "",
      "",
    ];
  }

  function speak(...lines: string[]): RawClient {
    const client = rawClient(stream.url, ...lines);
    raw.push(client);
    return client;
  }

  describe("a cursor", () => {
    it("that is empty is none: the stream starts at the head", async () => {
      for (const empty of [{ lastEventId: "" }, { last_event_id: "" }]) {
        const client = await follow(stream.url, { ...ask(), ...empty });
        expect((await client.next("ready")).id).to.equal(head());
        await say(api, ada.customer.token, ada.conversation.id, { text: "hello" });
        await client.next("message.created");
        await client.cut();
        ada = await visit(api);
      }
    });

    const garbage: Record<string, (epoch: string) => string> = {
      "no number": (epoch) => `${epoch}.one`,
      "a number below zero": (epoch) => `${epoch}.-1`,
      "a number with a zero before it": (epoch) => `${epoch}.01`,
      "a number in another notation": (epoch) => `${epoch}.1e0`,
      "a number beyond all seqs": (epoch) => `${epoch}.999999999999999`,
      "a number beyond all numbers": (epoch) => `${epoch}.99999999999999999999`,
      "two numbers": (epoch) => `${epoch}.1.1`,
      "two cursors": (epoch) => `${epoch}.1, ${epoch}.1`,
      "what is not ASCII": () => "époque.1",
      "what would end a line": (epoch) => `${epoch}.1\nevent: injected`,
      "eight kilobytes": () => "x".repeat(8_000),
    };
    for (const [what, cursor] of Object.entries(garbage)) {
      it(`that has ${what} is told reset, in the header as in the address`, async () => {
        const text = cursor(ada.conversation.epoch);
        const inHeader = /[^\x20-\x7e]/.test(text) ? [] : [{ lastEventId: text }];
        for (const given of [{ last_event_id: text }, ...inHeader]) {
          const client = await follow(stream.url, { ...ask(), ...given });
          expect((await client.end()).map(({ event }) => event)).to.deep.equal(["ready", "reset"]);
          expect(client.received[0]?.id).to.equal(head());
        }
      });
    }

    const tooLong = {
      header: (length: number) => asking("1.1", `Last-Event-ID: ${"x".repeat(length)}`),
      address: (length: number) => [`GET /stream?last_event_id=${"x".repeat(length)} HTTP/1.1`, "Host: x", "", ""],
    };

    it("that is too long is refused by the platform, with 431, and its connection closed", async () => {
      for (const lines of [tooLong.header(17_000), tooLong.address(17_000)]) {
        expect(await speak(...lines).closed).to.match(/^HTTP\/1\.1 431 /);
      }
    });

    it("of a megabyte costs its own connection and nobody else's", async () => {
      for (const lines of [tooLong.header(1_000_000), tooLong.address(1_000_000)]) {
        // The refusal comes before all is sent, and a connection that is reset for the rest may lose it.
        expect(await speak(...lines).closed).to.match(/^(HTTP\/1\.1 431 |$)/);
      }
      const client = await follow(stream.url, ask());
      await client.next("ready");
      await client.cut();
    });
  });

  it("parameters that it does not know are left alone, those of JavaScript's own too", async () => {
    const { conversation, token } = ask();
    const unknown = { limit: "5", __proto__: "x", constructor: "x", toString: "x", "": "x" };
    const query = new URLSearchParams({ ...unknown, conversation });
    query.append("__proto__", "x");
    const cut = new AbortController();
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${stream.url}/stream?${query}`, { headers, signal: cut.signal });
    expect(response.status).to.equal(200);
    cut.abort();
  });

  it("a parameter that comes twice counts once, by its last value", async () => {
    const eve = await visit(api);
    const { conversation, token } = ask();
    const headers = { Authorization: `Bearer ${token}` };
    const twice = (first: string, second: string) =>
      fetch(`${stream.url}/stream?conversation=${first}&conversation=${second}`, { headers, method: "GET" });
    expect((await twice(conversation, eve.conversation.id)).status).to.equal(404);
    const response = await twice(eve.conversation.id, conversation);
    expect(response.status).to.equal(200);
    await response.body?.cancel();
  });

  describe("a client that speaks in bytes", () => {
    const readyTwice = /event: ready.*event: ready/s;

    it("of HTTP/1.0 gets a body without chunks, whole, ended with its connection", async () => {
      const client = speak(...asking("1.0", "Last-Event-ID: garbage.1"));
      const text = await client.closed;
      expect(text).to.match(/^HTTP\/1\.1 200 OK\r\n/);
      expect(text).not.to.match(/transfer-encoding/i);
      expect(text).to.match(
        /\r\n\r\nevent: ready\nid: .*\ndata: .*\n\nevent: reset\ndata: {"reason":"unknown_epoch"}\n\n$/,
      );
    });

    it("of HTTP/1.0 is told live of what happens", async () => {
      const client = speak(...asking("1.0"));
      await client.received(/event: ready/);
      await say(api, ada.customer.token, ada.conversation.id, { text: "hello" });
      await client.received(/\n\nevent: message\.created\nid: \S+\ndata: .*"hello".*\n\n/);
    });

    it("asks for a second stream behind the first: it is refused, and the first stays whole", async () => {
      const lasting = await startStream({ HEARTH_LEASE_SECONDS: "2" });
      const question = asking().join("\r\n");
      const client = rawClient(lasting.url, question + question);
      raw.push(client);
      await client.received(/event: ready/);
      await say(api, ada.customer.token, ada.conversation.id, { text: "hello" });
      await client.received(/"code":"invalid_request"/);
      const [first = "", second = ""] = client.text().split(/\r\n0\r\n\r\n/);
      expect(first)
        .to.match(/event: message\.created.*event: reconnect/s)
        .and.not.match(readyTwice);
      expect(second)
        .to.match(/^HTTP\/1\.1 400 /)
        .and.not.match(/event:/);
      await lasting.stop("SIGKILL");
    });

    it("goes on talking after its request: it alone loses its stream", async () => {
      const bystander = await follow(stream.url, ask());
      await bystander.next("ready");
      const client = speak(...asking());
      await client.received(/event: ready/);
      client.socket.write("and another thing: \0\0\0\r\n\r\n");
      await client.closed;
      expect(client.text()).not.to.match(/HTTP\/1\.1 400/);
      await subscribersAre(stream.url, 1);
      await say(api, ada.customer.token, ada.conversation.id, { text: "hello" });
      await bystander.next("message.created");
      await bystander.cut();
    });

    it("closes its half: the stream ends, and its place is free", async () => {
      const client = speak(...asking());
      await client.received(/event: ready/);
      await subscribersAre(stream.url, 1);
      client.socket.end();
      await client.closed;
      await subscribersAre(stream.url, 0);
    });

    it("sends a body with its question: it is not read, and the stream goes on", async () => {
      const client = speak(...asking("1.1", "Content-Length: 5").slice(0, -1), "hello");
      await client.received(/event: ready/);
      await say(api, ada.customer.token, ada.conversation.id, { text: "hello" });
      await client.received(/event: message\.created/);
    });

    it("asks once more on the same connection, after its stream has ended: nothing of the first is left", async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const reused: boolean[] = [];
      for (let stream = 0; stream < 12; stream++) {
        const { body, reusedSocket } = await resetStream(agent);
        reused.push(reusedSocket);
        expect(body).to.match(/^event: ready\n.*\n.*\n\nevent: reset\n.*\n\n$/);
      }
      expect(reused).to.deep.equal([false, ...Array(11).fill(true)]);
      agent.destroy();
      expect(stream.output()).not.to.include("MaxListenersExceeded");
    });

    async function resetStream(agent: Agent): Promise<{ body: string; reusedSocket: boolean }> {
      const url = `${stream.url}/stream?conversation=${ada.conversation.id}&last_event_id=garbage.1`;
      const request = get(url, { agent, headers: { Authorization: `Bearer ${ada.customer.token}` } });
      const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(request, "response"));
      let body = "";
      for await (const chunk of response) body += chunk;
      return { body, reusedSocket: request.reusedSocket };
    }
  });

  it("a ticket beside a token counts for nothing: the token says who it is", async () => {
    const response = await requestStream(stream.url, { ...ask(), ticket: "nonsense" });
    expect(response.status).to.equal(200);
    await response.body?.cancel();
  });
});
