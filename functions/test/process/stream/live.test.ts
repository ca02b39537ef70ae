import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import { call, say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";

describe("the stream of a conversation, live", () => {
  let api: string;
  let stream: string;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
  });

  it("begins with ready: what comes next follows its cursor", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    const { id, data } = await client.next("ready");
    expect(id).to.equal(`${conversation.epoch}.1`);
    expect(data).to.include({ topic: `conversation:${conversation.id}`, epoch: conversation.epoch, head: 1 });
    expect(data.leaseMs).to.be.within(432_000, 480_000);
    await client.cut();
  });

  it("tells everyone who follows of each message, whole, as it is sent", async () => {
    const { customer, conversation } = await visit(api);
    const [bot, operator] = await Promise.all([createBot("Bot"), signUp({ role: "operator", name: "Dana" })]);
    const tokens = [customer.token, customer.token, bot, operator.token];
    const clients = await Promise.all(tokens.map((token) => follow(stream, { conversation: conversation.id, token })));
    for (const client of clients) await client.next("ready");
    const message = await say(api, customer.token, conversation.id, { text: "hello" });
    for (const client of clients) {
      const { id, data } = await client.next("message.created");
      expect(id).to.equal(`${conversation.epoch}.2`);
      expect(data).to.deep.include({ seq: 2, message });
      expect(data.conversation).to.include({ id: conversation.id, seq: 2, state: "bot" });
    }
    await Promise.all(clients.map((client) => client.cut()));
  });

  it("tells of every kind of change, in order", async () => {
    const { customer, conversation } = await visit(api);
    const { token } = customer;
    const client = await follow(stream, { conversation: conversation.id, token });
    await client.next("ready");
    const path = `/conversations/${conversation.id}`;
    const { id } = await say(api, token, conversation.id, { text: "hello" });
    await call(api, token, "PATCH", `${path}/messages/${id}`, { text: "good morning" });
    await call(api, token, "DELETE", `${path}/messages/${id}`);
    await call(api, token, "POST", `${path}/handoff`, {});
    const operator = await signUp({ role: "operator", name: "Dana" });
    await call(api, operator.token, "POST", `${path}/takeover`, {});
    await say(api, operator.token, conversation.id, { text: "how can I help?" });
    await call(api, token, "POST", `${path}/read`, { seq: 7 });
    await call(api, token, "POST", `${path}/close`, {});
    const events = await client.upTo(`${conversation.epoch}.9`);
    // Its place in the queue comes in between, as soon as that is known.
    const changes = events.filter(({ id }) => id !== undefined);
    expect(changes.map(({ event, id }) => `${id?.split(".")[1]} ${event}`)).to.deep.equal([
      "2 message.created",
      "3 message.updated",
      "4 message.deleted",
      "5 conversation.changed",
      "6 conversation.changed",
      "7 message.created",
      "8 read.changed",
      "9 conversation.changed",
    ]);
    await client.cut();
  });

  it("without a cursor starts at the head: a new tab fetches the page, and wants only what follows", async () => {
    const { customer, conversation } = await visit(api);
    for (const text of ["one", "two"]) await say(api, customer.token, conversation.id, { text });
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    expect((await client.next("ready")).id).to.equal(`${conversation.epoch}.3`);
    await say(api, customer.token, conversation.id, { text: "three" });
    const [first] = await client.take(1);
    expect(first?.id).to.equal(`${conversation.epoch}.4`);
    await client.cut();
  });

  it("sends a comment again and again while nothing happens, so that no proxy takes silence for an end", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    await client.silence(2);
    expect(client.received.map(({ event }) => event)).to.deep.equal(["ready"]);
    await client.cut();
  });
});
