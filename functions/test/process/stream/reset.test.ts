import { expect } from "chai";
import type { Backend } from "../../../src/backend.ts";
import { eventId, eventsRef } from "../../../src/log/paths.ts";
import { call, say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";

describe("a cursor that cannot be continued", () => {
  let api: string;
  let stream: string;
  let backend: Backend;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  const foreign: Record<string, (epoch: string) => string> = {
    "is no cursor": () => "2026-11-22",
    "is of another epoch": () => "another.1",
    "is of the inbox": () => "inbox.1",
    "comes from the future": (epoch) => `${epoch}.2`,
  };
  for (const [how, cursor] of Object.entries(foreign)) {
    it(`is told reset, unknown_epoch, and ended, when it ${how}`, async () => {
      const { customer, conversation } = await visit(api);
      const ask = { conversation: conversation.id, token: customer.token };
      const client = await follow(stream, { ...ask, lastEventId: cursor(conversation.epoch) });
      const events = await client.end();
      expect(events.map(({ event }) => event)).to.deep.equal(["ready", "reset"]);
      expect(events[1]).to.deep.include({ id: undefined, data: '{"reason":"unknown_epoch"}' });
      const again = await follow(stream, ask);
      await say(api, customer.token, conversation.id, { text: "hello" });
      expect((await again.next("message.created")).id).to.equal(`${conversation.epoch}.2`);
      await again.cut();
    });
  }

  it("is told too_far_behind when it has missed more than a thousand: a page is quicker", async () => {
    const { customer, conversation } = await visit(api);
    await fill(backend, conversation.id, 1_000);
    await fill(backend, conversation.id, 1);
    const ask = { conversation: conversation.id, token: customer.token };
    const client = await follow(stream, { ...ask, lastEventId: `${conversation.epoch}.1` });
    await client.next("ready");
    const [reset, ...rest] = await client.end();
    expect(reset).to.deep.include({ event: "reset", data: '{"reason":"too_far_behind"}' });
    expect(rest).to.deep.equal([]);
  });

  for (const how of ["past their time", "deleted"]) {
    it(`is told expired when some of what it missed is ${how}`, async () => {
      const { customer, conversation } = await visit(api);
      await fill(backend, conversation.id, 4);
      const events = eventsRef(backend.db, conversation.id);
      const expiresAt = new Date(Date.now() - 1_000);
      for (const seq of [1, 2, 3]) {
        const event = events.doc(eventId(seq));
        await (how === "deleted" ? event.delete() : event.update({ expiresAt }));
      }
      const ask = { conversation: conversation.id, token: customer.token };
      const client = await follow(stream, { ...ask, lastEventId: `${conversation.epoch}.1` });
      await client.next("ready");
      const [reset, ...rest] = await client.end();
      expect(reset).to.deep.include({ event: "reset", data: '{"reason":"expired"}' });
      expect(rest).to.deep.equal([]);
      const later = await follow(stream, { ...ask, lastEventId: `${conversation.epoch}.3` });
      await later.upTo(`${conversation.epoch}.5`);
      await later.cut();
    });
  }

  it("is told unknown_epoch, once, when the conversation was deleted and begun anew", async () => {
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    await fill(backend, conversation.id, 5);
    const old = await follow(stream, ask);
    await old.next("ready");
    await backend.db.recursiveDelete(backend.db.collection("conversations").doc(conversation.id));
    await call(api, customer.token, "POST", "/conversations", {});
    const resumed = await follow(stream, { ...ask, lastEventId: `${conversation.epoch}.6` });
    const anew = await follow(stream, ask);
    const { data } = await anew.next("ready");
    expect(data.epoch).not.to.equal(conversation.epoch);
    await say(api, customer.token, conversation.id, { text: "hello again" });
    expect((await anew.next("message.created")).id).to.equal(`${data.epoch}.${data.head + 1}`);
    await fill(backend, conversation.id, 6);
    for (const client of [old, resumed]) {
      expect((await client.next("reset")).data.reason).to.equal("unknown_epoch");
      expect(await client.end()).to.deep.equal([]);
    }
    const late = await follow(stream, { ...ask, lastEventId: `${data.epoch}.${data.head}` });
    expect((await late.next("message.created")).id).to.equal(`${data.epoch}.${data.head + 1}`);
    await late.cut();
    await anew.cut();
  });
});
