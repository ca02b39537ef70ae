import { expect } from "chai";
import type { Backend } from "../../../src/backend.ts";
import { call, say, type Visit, visit } from "../../support/streamCalls.ts";
import { type Ask, follow, type Received } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";

const ids = (events: readonly Received[]) => events.map(({ id }) => id);

describe("resuming the stream of a conversation", () => {
  let api: string;
  let stream: string;
  let backend: Backend;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  async function visitOf(
    events: number,
  ): Promise<Visit & { cursor(seq: number): string; cursors(from: number): string[] }> {
    const visited = await visit(api);
    await fill(backend, visited.conversation.id, events - 1);
    const cursor = (seq: number) => `${visited.conversation.epoch}.${seq}`;
    const cursors = (from: number) => Array.from({ length: events - from + 1 }, (_, index) => cursor(from + index));
    return { ...visited, cursor, cursors };
  }

  it("sends exactly what was missed, once and in order, and then what comes", async () => {
    const { customer, conversation, cursor, cursors } = await visitOf(6);
    const client = await follow(stream, {
      conversation: conversation.id,
      token: customer.token,
      lastEventId: cursor(2),
    });
    const { id, data } = await client.next("ready");
    expect({ id, head: data.head }).to.deep.equal({ id: cursor(2), head: 6 });
    await say(api, customer.token, conversation.id, { text: "live" });
    expect(ids(await client.upTo(cursor(7)))).to.deep.equal([...cursors(3), cursor(7)]);
    await client.cut();
  });

  it("sends nothing to who has missed nothing", async () => {
    const { customer, conversation, cursor } = await visitOf(3);
    const client = await follow(stream, {
      conversation: conversation.id,
      token: customer.token,
      lastEventId: cursor(3),
    });
    await say(api, customer.token, conversation.id, { text: "live" });
    expect(ids(await client.take(2))).to.deep.equal([cursor(3), cursor(4)]);
    await client.cut();
  });

  it("takes the cursor from the parameter, for who can set no header; the header, the browser's newer one, wins", async () => {
    const { customer, conversation, cursor } = await visitOf(4);
    const ask: Ask = { conversation: conversation.id, token: customer.token, last_event_id: cursor(2) };
    const byParameter = await follow(stream, ask);
    expect(ids(await byParameter.take(2))).to.deep.equal([cursor(2), cursor(3)]);
    const byBoth = await follow(stream, { ...ask, lastEventId: cursor(3) });
    expect(ids(await byBoth.take(2))).to.deep.equal([cursor(3), cursor(4)]);
    await Promise.all([byParameter.cut(), byBoth.cut()]);
  });

  it("serves the thousand that were missed", async () => {
    const { customer, conversation, cursor, cursors } = await visitOf(1_001);
    const client = await follow(stream, {
      conversation: conversation.id,
      token: customer.token,
      lastEventId: cursor(1),
    });
    await client.next("ready");
    expect(ids(await client.upTo(cursor(1_001)))).to.deep.equal(cursors(2));
    await client.cut();
  });

  it("serves megabytes to a client that reads them: one that is cut off for what it cannot have read yet never catches up", async () => {
    const visited = await visit(api);
    const { id, epoch } = visited.conversation;
    for (let round = 0; round < 3; round++) await fill(backend, id, 40, "🙂".repeat(7_900));
    const client = await follow(stream, { conversation: id, token: visited.customer.token, lastEventId: `${epoch}.1` });
    await client.next("ready");
    expect(await client.upTo(`${epoch}.121`)).to.have.length(120);
    expect(Buffer.byteLength(client.text)).to.be.greaterThan(3_000_000);
    await client.cut();
  });

  it("loses and doubles nothing while somebody keeps writing", async () => {
    const { customer, conversation } = await visit(api);
    const cursor = (seq: number) => `${conversation.epoch}.${seq}`;
    const last = 41;
    const expected = Array.from({ length: last - 1 }, (_, index) => cursor(index + 2));
    const clients = [];
    for (let seq = 2; seq <= last; seq++) {
      const sent = say(api, customer.token, conversation.id, { text: `${seq}` });
      if (seq % 10 === 0) {
        clients.push(follow(stream, { conversation: conversation.id, token: customer.token, lastEventId: cursor(1) }));
      }
      await sent;
    }
    for (const client of await Promise.all(clients)) {
      await client.next("ready");
      expect(ids(await client.upTo(cursor(last)))).to.deep.equal(expected);
      await client.cut();
    }
  });

  it("gives every client the gap-free log, wherever its connections broke", async function () {
    this.timeout(150_000);
    const { customer, conversation } = await visit(api);
    const { id, epoch } = conversation;
    const last = 201;
    const expected = Array.from({ length: last }, (_, index) => index + 1);

    async function reader(): Promise<{ seqs: number[]; cuts: number[] }> {
      const seqs: number[] = [];
      const cuts: number[] = [];
      while (seqs.at(-1) !== last) {
        const cursor = `${epoch}.${seqs.at(-1) ?? 0}`;
        const client = await follow(stream, { conversation: id, token: customer.token, lastEventId: cursor });
        await client.next("ready");
        const wanted = Math.min(1 + Math.floor(Math.random() * 40), last - seqs.length);
        for (const { id: got } of await client.take(wanted)) seqs.push(Number(got?.split(".")[1]));
        cuts.push(seqs.length);
        await client.cut();
      }
      return { seqs, cuts };
    }

    async function writer(count: number): Promise<void> {
      for (let sent = 0; sent < count; sent++) await say(api, customer.token, id, { text: crypto.randomUUID() });
    }

    const readers = Array.from({ length: 6 }, reader);
    await Promise.all(Array.from({ length: 8 }, () => writer(25)));
    for (const { seqs, cuts } of await Promise.all(readers)) {
      expect(seqs, `cut after ${cuts.join(", ")}`).to.deep.equal(expected);
    }
  });

  it("does not bring back what was deleted or edited, from however old a cursor", async () => {
    const { customer, conversation } = await visit(api);
    const { token } = customer;
    const path = `/conversations/${conversation.id}/messages`;
    const secret = `secret-${crypto.randomUUID()}`;
    const deleted = await say(api, token, conversation.id, { text: `${secret} deleted` });
    const edited = await say(api, token, conversation.id, { text: `${secret} edited` });
    await call(api, token, "DELETE", `${path}/${deleted.id}`);
    await call(api, token, "PATCH", `${path}/${edited.id}`, { text: "better" });
    const client = await follow(stream, {
      conversation: conversation.id,
      token,
      lastEventId: `${conversation.epoch}.0`,
    });
    const events = await client.upTo(`${conversation.epoch}.5`);
    expect(events.map(({ event }) => event)).to.deep.equal([
      "ready",
      "conversation.created",
      "message.created",
      "message.created",
      "message.deleted",
      "message.updated",
    ]);
    expect(client.text).not.to.include(secret);
    await client.cut();
  });
});
