import { expect } from "chai";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import type { Backend } from "../../../src/backend.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { subscribersAre } from "../../support/streamHealth.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";
import { openSocket } from "../../support/streamSocket.ts";

describe("clients that leave without a word", () => {
  let api: string;
  let stream: RunningFunction;
  let backend: Backend;
  before(async () => {
    [{ url: api }, stream] = await Promise.all([
      theApi(),
      startStream({ HEARTH_STREAM_MAX_BYTES: "100000000", HEARTH_LEASE_SECONDS: "2" }),
    ]);
    backend = openBackend();
  });
  after(() => Promise.all([stream.stop("SIGKILL"), backend.db.terminate()]));

  it("free their place at once; their topic stays a while, for when they come back", async () => {
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    const clients = await Promise.all(Array.from({ length: 5 }, () => follow(stream.url, ask)));
    expect(await subscribersAre(stream.url, 5)).to.include({ topics: 1 });
    await Promise.all(clients.map((client) => client.cut()));
    expect(await subscribersAre(stream.url, 0)).to.include({ topics: 1 });
  });

  it("hold no place when they leave before their stream has begun, as impatient ones do", async () => {
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    const sockets = await Promise.all(Array.from({ length: 30 }, () => openSocket(stream.url, ask)));
    for (const socket of sockets) socket.resetAndDestroy();
    const last = await follow(stream.url, ask);
    await last.next("ready");
    await subscribersAre(stream.url, 1);
    await last.cut();
    await subscribersAre(stream.url, 0);
  });

  it("end nothing for the others when their connection breaks in the middle of a frame", async () => {
    const { customer, conversation } = await visit(api);
    const ask = { conversation: conversation.id, token: customer.token };
    const bystander = await follow(stream.url, ask);
    await bystander.next("ready");
    const sockets = await Promise.all(Array.from({ length: 10 }, () => openSocket(stream.url, ask)));
    await subscribersAre(stream.url, 11);
    const says = Array.from({ length: 10 }, () =>
      say(api, customer.token, conversation.id, { text: crypto.randomUUID() }),
    );
    for (const socket of sockets) socket.resetAndDestroy();
    await Promise.all(says);
    await bystander.upTo(`${conversation.epoch}.11`);
    await subscribersAre(stream.url, 1);
    await bystander.cut();
  });

  it("hold no place when they stay connected and read nothing", async () => {
    const { customer, conversation } = await visit(api);
    for (let round = 0; round < 8; round++) await fill(backend, conversation.id, 40, "🙂".repeat(7_900));
    const ask = { conversation: conversation.id, token: customer.token };
    const idle = await openSocket(stream.url, { ...ask, last_event_id: `${conversation.epoch}.1` });
    await subscribersAre(stream.url, 1);
    await subscribersAre(stream.url, 0);
    expect(idle.closed).to.equal(false);
    idle.destroy();
  });
});
