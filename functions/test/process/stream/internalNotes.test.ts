import { type Conversation, conversationSchema, eventSchema, type Message, messageSchema } from "@hearth/contract";
import { expect } from "chai";
import { z } from "zod";
import { signUp } from "../../../../scripts/emulators/accounts.ts";
import { call, say, type Visit, visit } from "../../support/streamCalls.ts";
import { follow, requestStream, type StreamClient } from "../../support/streamClient.ts";
import { streamStage } from "../../support/streamStage.ts";

const sentSchema = z.object({ message: messageSchema });
const eventsSchema = z.object({ head: z.int(), events: z.array(eventSchema) });

// What customersView, audience and tenants prove is not proven here again: pages, live events, keys, edits, deletes.
describe("an internal note reaches its customer by no way out", () => {
  const stage = streamStage(beforeEach, afterEach);

  type Noted = Visit & { operator: string; notes: Message[]; isLeaked: (text: string) => boolean };

  /** A conversation with seven events, of which the last five are of notes: written, answered, edited, deleted. */
  async function noted(): Promise<Noted> {
    const visited = await visit(stage.api);
    const { customer, conversation } = visited;
    const { id } = conversation;
    const { token: operator } = await signUp({ role: "operator", name: "Dana" });
    await say(stage.api, customer.token, id, { text: "Hello?" });
    const secret = `secret-${crypto.randomUUID()}`;
    const note = await say(stage.api, operator, id, { text: `${secret} one`, visibility: "internal" });
    const gone = await say(stage.api, operator, id, { text: `${secret} two`, visibility: "internal" });
    const answer = { text: `${secret} three`, visibility: "internal", replyTo: note.id };
    const { message: third } = sentSchema.parse(
      await call(stage.api, operator, "POST", `/conversations/${id}/messages`, answer),
    );
    await call(stage.api, operator, "PATCH", `/conversations/${id}/messages/${note.id}`, { text: `${secret} four` });
    await call(stage.api, operator, "DELETE", `/conversations/${id}/messages/${gone.id}`);
    const notes = [note, gone, third];
    const traces = [secret, "internal", ...notes.map((each) => each.id)];
    return { ...visited, operator, notes, isLeaked: (text) => traces.some((trace) => text.includes(trace)) };
  }

  async function followOwn({ customer, conversation }: Visit, lastSeq?: number): Promise<StreamClient> {
    const cursor = lastSeq === undefined ? {} : { lastEventId: `${conversation.epoch}.${lastSeq}` };
    const client = await follow(stage.here.url, { conversation: conversation.id, token: customer.token, ...cursor });
    stage.open.push(client);
    await client.next("ready");
    return client;
  }

  async function asCustomer({ customer, conversation }: Visit, method: string, path: string, body?: object) {
    return JSON.stringify(await call(stage.api, customer.token, method, path.replace("{id}", conversation.id), body));
  }

  const answers: [method: string, path: string, body?: object][] = [
    ["POST", "/conversations", {}],
    ["GET", "/conversations/mine"],
    ["GET", "/conversations/{id}"],
    ["GET", "/conversations/{id}/messages?after=0"],
    ["GET", "/conversations/{id}/messages?before=100"],
    ["GET", "/conversations/{id}/events"],
    ["POST", "/conversations/{id}/read", { seq: 7 }],
    ["POST", "/conversations/{id}/messages", { text: "Still there?" }],
    ["POST", "/conversations/{id}/handoff", {}],
    ["GET", "/queue"],
    ["POST", "/conversations/{id}/close", {}],
    ["POST", "/conversations/{id}/rating", { score: 4 }],
  ];

  it("in the answer to any call", async () => {
    const visited = await noted();
    for (const [method, path, body] of answers) {
      const answer = await asCustomer(visited, method, path, body);
      expect(visited.isLeaked(answer), `${method} ${path}: ${answer}`).to.equal(false);
    }
    expect(visited.isLeaked(JSON.stringify(visited.notes))).to.equal(true);
  });

  it("by a long poll that it ends", async () => {
    const visited = await noted();
    const { conversation, operator } = visited;
    const polls = [7, 7].map(() => asCustomer(visited, "GET", "/conversations/{id}/events?after=7&wait=25"));
    await say(stage.api, operator, conversation.id, { text: "secret-five", visibility: "internal" });
    for (const answer of await Promise.all(polls)) {
      const { head, events } = eventsSchema.parse(JSON.parse(answer));
      expect([head, events]).to.deep.equal([8, [{ seq: 8, type: "hidden" }]]);
    }
  });

  it("by a stream that is refilled from Firestore", async () => {
    const visited = await noted();
    const client = await followOwn(visited, 1);
    const events = await client.upTo(`${visited.conversation.epoch}.7`);
    expect(stage.here.relay.counters.refillQueries).to.equal(1);
    expect(events.map(({ event }) => event)).to.deep.equal(["message.created", ...Array(5).fill("hidden")]);
    expect(visited.isLeaked(client.text)).to.equal(false);
  });

  it("by a stream that resumes from the window, or follows live while it waits in the queue", async () => {
    const visited = await noted();
    const { customer, conversation, operator } = visited;
    const live = await followOwn(visited);
    await asCustomer(visited, "POST", "/conversations/{id}/handoff", {});
    await live.next("queue");
    const note = await say(stage.api, operator, conversation.id, { text: "secret-six", visibility: "internal" });
    await live.upTo(`${conversation.epoch}.9`);
    const { refills } = stage.here.relay.counters;
    const resumed = await followOwn(visited, 7);
    await resumed.next("queue");
    await say(stage.api, customer.token, conversation.id, { text: "Is anybody there?" });
    for (const client of [live, resumed]) {
      await client.next("message.created");
      expect(client.received.find(({ id }) => id === `${conversation.epoch}.9`)?.event).to.equal("hidden");
      for (const trace of [note.id, "secret", "internal"]) expect(client.text).not.to.include(trace);
    }
    expect(stage.here.relay.counters.refills).to.equal(refills);
  });

  it("in what is counted: unread, read, the last message and when it last mattered", async () => {
    const visited = await visit(stage.api);
    const { customer, conversation } = visited;
    const { token: operator } = await signUp({ role: "operator", name: "Dana" });
    const own = async () =>
      conversationSchema.parse(JSON.parse(await asCustomer(visited, "GET", "/conversations/{id}")));
    const counted = ({ unread, read, lastMessage, lastActivityAt, state }: Conversation) => ({
      unread,
      read,
      lastMessage,
      lastActivityAt,
      state,
    });
    await say(stage.api, customer.token, conversation.id, { text: "Hello?" });
    const before = await own();
    for (const text of ["one", "two"])
      await say(stage.api, operator, conversation.id, { text, visibility: "internal" });
    const after = await own();
    expect(counted(after)).to.deep.equal(counted(before));
    expect(after.seq).to.equal(before.seq + 2);
    await call(stage.api, customer.token, "POST", `/conversations/${conversation.id}/read`, { seq: after.seq });
    expect((await own()).unread).to.deep.equal(before.unread);
  });

  it("by the team's own lists, searches and streams", async () => {
    const visited = await noted();
    const { token, uid } = visited.customer;
    for (const path of ["/inbox", "/inbox?search=secret", "/inbox/counts", `/customers/${uid}/conversations`]) {
      const response = await fetch(`${stage.api}/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
      expect(response.status, path).to.equal(403);
      expect(visited.isLeaked(await response.text())).to.equal(false);
    }
    const stream = await requestStream(stage.here.url, { inbox: "all", token });
    expect(stream.status).to.equal(403);
    expect(visited.isLeaked(await stream.text())).to.equal(false);
  });
});
