import { expect } from "chai";
import { createBot } from "../../../../scripts/emulators/accounts.ts";
import type { Backend } from "../../../src/backend.ts";
import { conversationRef } from "../../../src/log/paths.ts";
import { call, say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";
import { openBackend } from "../../support/streamSeeds.ts";

describe("the stream of the inbox", () => {
  let api: string;
  let stream: string;
  let bot: string;
  let backend: Backend;
  before(async () => {
    [{ url: api }, { url: stream }, bot] = await Promise.all([theApi(), theStream(), createBot("Bot")]);
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  it("begins with ready, whose cursor is a time", async () => {
    const client = await follow(stream, { inbox: "all", token: bot });
    const { id, data } = await client.next("ready");
    expect(data).to.include({ topic: "inbox:all", epoch: "inbox" });
    expect(id).to.equal(`inbox.${data.head}`);
    expect(Math.abs(Date.now() - data.head)).to.be.lessThan(60_000);
    await client.cut();
  });

  it("tells of each conversation that changes, as it now is", async () => {
    const client = await follow(stream, { inbox: "all", token: bot });
    await client.next("ready");
    const { customer, conversation } = await visit(api);
    await say(api, customer.token, conversation.id, { text: "hello" });
    await call(api, customer.token, "POST", `/conversations/${conversation.id}/handoff`, {});
    const { id, data } = await client.next(
      "conversation.changed",
      `{"seq":3,"conversation":{"id":"${conversation.id}"`,
    );
    const stored = await call(api, bot, "GET", `/conversations/${conversation.id}`);
    expect(data).to.deep.equal({ seq: 3, conversation: stored });
    expect(id).to.equal(`inbox.${Date.parse(data.conversation.updatedAt)}`);
    await client.cut();
  });

  it("resumes with what changed meanwhile, and what changed shortly before", async () => {
    const [before, during] = await Promise.all([visit(api), visit(api)]);
    const first = await follow(stream, { inbox: "all", token: bot });
    await first.next("ready");
    await say(api, before.customer.token, before.conversation.id, { text: "one" });
    const { id: cursor = "" } = await first.next("conversation.changed", before.conversation.id);
    await first.cut();
    await say(api, during.customer.token, during.conversation.id, { text: "two" });
    const second = await follow(stream, { inbox: "all", token: bot, lastEventId: cursor });
    expect((await second.next("ready")).id).to.equal(cursor);
    const { data } = await second.next("conversation.changed", during.conversation.id);
    expect(data.seq).to.equal(2);
    const overlap = second.received.filter(({ data }) => data.includes(before.conversation.id));
    expect(overlap).to.have.length(1);
    await second.cut();
  });

  const foreign: Record<string, () => string> = {
    "is no cursor": () => "2026-11-22",
    "is of a conversation": () => "epoch.1",
    "comes from the future": () => `inbox.${Date.now() + 3_600_000}`,
  };
  for (const [how, cursor] of Object.entries(foreign)) {
    it(`is told reset, unknown_epoch, when its cursor ${how}`, async () => {
      const client = await follow(stream, { inbox: "all", token: bot, lastEventId: cursor() });
      expect((await client.next("reset")).data.reason).to.equal("unknown_epoch");
      expect(await client.end()).to.deep.equal([]);
    });
  }

  it("goes on for everyone when one conversation cannot be read", async () => {
    const ruined = await visit(api);
    const broken = conversationRef(backend.db, ruined.conversation.id);
    const client = await follow(stream, { inbox: "all", token: bot });
    const { id: cursor = "" } = await client.next("ready");
    await broken.update({ state: "haunted", updatedAt: new Date() });
    const { customer, conversation } = await visit(api);
    await client.next("conversation.changed", conversation.id);
    const resumed = await follow(stream, { inbox: "all", token: bot, lastEventId: cursor });
    await say(api, customer.token, conversation.id, { text: "hello" });
    await resumed.next("conversation.changed", '"seq":2,');
    await Promise.all([client.cut(), resumed.cut()]);
    await broken.delete();
  });

  it("is not led astray by a conversation whose clock runs ahead", async () => {
    const strange = await visit(api);
    const ahead = conversationRef(backend.db, strange.conversation.id);
    const client = await follow(stream, { inbox: "all", token: bot });
    await client.next("ready");
    await ahead.update({ updatedAt: new Date(Date.now() + 3_600_000), seq: 2 });
    const { id: cursor = "" } = await client.next("conversation.changed", strange.conversation.id);
    expect(Number(cursor.split(".")[1])).to.be.at.most(Date.now());
    const { conversation } = await visit(api);
    await client.next("conversation.changed", conversation.id);
    const resumed = await follow(stream, { inbox: "all", token: bot, lastEventId: cursor });
    await resumed.next("conversation.changed", conversation.id);
    await Promise.all([client.cut(), resumed.cut()]);
    await ahead.delete();
  });
});
