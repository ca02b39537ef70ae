import { queuePlaceSchema } from "@hearth/contract";
import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import { call, say, type Visit, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";

describe("the queue, at the stream", () => {
  let api: string;
  let stream: string;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
  });

  const command = (token: string, { conversation }: Visit, name: string) =>
    call(api, token, "POST", `/conversations/${conversation.id}/${name}`, {});
  const ownStream = ({ customer, conversation }: Visit) =>
    follow(stream, { conversation: conversation.id, token: customer.token });

  /** The place that the API tells. */
  async function placeOf({ customer }: Visit) {
    const { waitingSeconds: _, ...place } = queuePlaceSchema.parse(await call(api, customer.token, "GET", "/queue"));
    return place;
  }

  it("tells a customer its place as it begins to wait, the same as GET /queue, and moves no cursor", async () => {
    const visited = await visit(api);
    const client = await ownStream(visited);
    await client.next("ready");
    await command(visited.customer.token, visited, "handoff");
    const { id, data } = await client.next("queue");
    expect(id).to.equal(undefined);
    const { position, waiting } = await placeOf(visited);
    expect(data).to.include({ position, waiting });
    expect(position).to.equal(waiting);
    expect(client.lastEventId).to.equal(`${visited.conversation.epoch}.2`);
    await client.cut();
  });

  it("tells every screen of a customer that comes back while it waits", async () => {
    const visited = await visit(api);
    await command(visited.customer.token, visited, "handoff");
    const first = await ownStream(visited);
    const { data } = await first.next("queue");
    const second = await follow(stream, {
      conversation: visited.conversation.id,
      token: visited.customer.token,
      lastEventId: `${visited.conversation.epoch}.1`,
    });
    // The estimate is of the last hour, which is counted anew now and then.
    const { position, waiting } = data;
    expect((await second.next("queue")).data).to.include({ position, waiting });
    await Promise.all([first.cut(), second.cut()]);
  });

  it("tells who waits that somebody before it was taken, and who was taken nothing more", async () => {
    const [before, behind] = [await visit(api), await visit(api)];
    const { token: operator } = await signUp({ role: "operator", name: "Dana" });
    for (const visited of [before, behind]) await command(visited.customer.token, visited, "handoff");
    const [taken, waits] = await Promise.all([ownStream(before), ownStream(behind)]);
    await taken.next("queue");
    const { data: was } = await waits.next("queue");
    await command(operator, before, "takeover");
    await taken.next("conversation.changed", '"state":"assigned"');
    const { data } = await waits.next("queue", `"position":${was.position - 1},`);
    expect(data.waiting).to.equal(was.waiting - 1);
    await say(api, operator, before.conversation.id, { text: "hello" });
    await taken.next("message.created");
    const since = taken.received.findLastIndex(({ event }) => event === "conversation.changed");
    expect(taken.received.slice(since).map(({ event }) => event)).to.deep.equal([
      "conversation.changed",
      "message.created",
    ]);
    await Promise.all([taken.cut(), waits.cut()]);
  });

  it("is nothing to staff on the same conversation", async () => {
    const visited = await visit(api);
    const bots = await follow(stream, { conversation: visited.conversation.id, token: await createBot("Bot") });
    const hers = await ownStream(visited);
    await command(visited.customer.token, visited, "handoff");
    await hers.next("queue");
    await say(api, visited.customer.token, visited.conversation.id, { text: "hello" });
    await bots.next("message.created");
    expect(bots.text).not.to.include("event: queue");
    await Promise.all([hers.cut(), bots.cut()]);
  });
});
