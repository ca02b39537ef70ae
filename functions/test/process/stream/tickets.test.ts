import { Timestamp } from "@google-cloud/firestore";
import { problemSchema } from "@hearth/contract";
import { expect } from "chai";
import { createBot } from "../../../../scripts/emulators/accounts.ts";
import type { Backend } from "../../../src/backend.ts";
import { say, ticketFor, visit } from "../../support/streamCalls.ts";
import { follow, requestStream } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";
import { openBackend } from "../../support/streamSeeds.ts";
import { expiringAt } from "../../support/streamTokens.ts";

describe("a ticket, for an EventSource that can send no header", () => {
  let api: string;
  let stream: string;
  let backend: Backend;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  async function visitWithTicket(token?: (customers: string) => string) {
    const { customer, conversation } = await visit(api);
    const topic = { conversation: conversation.id };
    const ticket = await ticketFor(api, token?.(customer.token) ?? customer.token, topic);
    return { customer, conversation, ask: { ...topic, ticket } };
  }

  /** What is stored of the tickets for this conversation is set to other times. */
  async function change(conversationId: string, fields: Record<string, Timestamp>): Promise<void> {
    const tickets = backend.db.collection("streamTickets").where("topic", "==", `conversation:${conversationId}`);
    for (const { ref } of (await tickets.get()).docs) await ref.update(fields);
  }

  const past = () => Timestamp.fromMillis(Date.now() - 1_000);
  const codeOf = async (response: Response) =>
    response.status === 200 ? "ok" : problemSchema.parse(await response.json()).code;

  it("opens the stream of who asked for it", async () => {
    const { customer, conversation, ask } = await visitWithTicket();
    const client = await follow(stream, ask);
    await client.next("ready");
    await say(api, customer.token, conversation.id, { text: "hello" });
    await client.next("message.created");
    await client.cut();
  });

  it("opens it once: who finds the address in a log finds nothing", async () => {
    const { ask } = await visitWithTicket();
    await (await follow(stream, ask)).cut();
    expect(await codeOf(await requestStream(stream, ask))).to.equal("unauthenticated");
  });

  it("opens one of many that come with it at the same time", async () => {
    const { ask } = await visitWithTicket();
    const cut = new AbortController();
    const asked = Array.from({ length: 8 }, () => requestStream(stream, ask, { signal: cut.signal }));
    const codes = await Promise.all((await Promise.all(asked)).map(codeOf));
    expect(codes.toSorted()).to.deep.equal(["ok", ...Array(7).fill("unauthenticated")]);
    cut.abort();
  });

  it("opens nothing but its topic", async () => {
    const { ask } = await visitWithTicket();
    const other = await visit(api);
    const foreign = { conversation: other.conversation.id, ticket: ask.ticket };
    expect(await codeOf(await requestStream(stream, foreign))).to.equal("unauthenticated");
    const bots = await ticketFor(api, await createBot("Bot"), { inbox: "all" });
    expect(await codeOf(await requestStream(stream, { ...ask, ticket: bots }))).to.equal("unauthenticated");
  });

  it("opens nothing once it has expired, deleted or not", async () => {
    const { conversation, ask } = await visitWithTicket();
    await change(conversation.id, { expiresAt: past() });
    expect(await codeOf(await requestStream(stream, ask))).to.equal("unauthenticated");
  });

  it("lasts no longer than the token it was bought with", async () => {
    const { ask } = await visitWithTicket((token) => expiringAt(token, new Date(Date.now() + 3_000)));
    const client = await follow(stream, ask);
    expect((await client.next("ready")).data.leaseMs).to.be.within(1, 3_000);
    expect((await client.next("reconnect")).data.reason).to.equal("token");
    expect(await client.end()).to.deep.equal([]);
  });

  it("opens nothing once that token has expired", async () => {
    const { conversation, ask } = await visitWithTicket();
    await change(conversation.id, { sessionExpiresAt: past() });
    expect(await codeOf(await requestStream(stream, ask))).to.equal("unauthenticated");
  });
});
