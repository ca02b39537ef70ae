import { Timestamp } from "@google-cloud/firestore";
import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import type { Backend } from "../../../src/backend.ts";
import { conversationRef } from "../../../src/log/paths.ts";
import { call, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";
import { openBackend } from "../../support/streamSeeds.ts";

describe("typing, at the stream", () => {
  let api: string;
  let stream: string;
  let backend: Backend;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  const type = (token: string, conversationId: string, typing: boolean) =>
    call(api, token, "POST", `/conversations/${conversationId}/typing`, { typing });

  /**
   * Types as a keyboard does, which says so again and again, until it was `seen`: the emulator tells nobody of a
   * commit that meets a listener just beginning (docs/decisions/0013), as the topic's does after `ready`.
   */
  async function keepTyping(token: string, conversationId: string, seen: Promise<unknown>): Promise<void> {
    const say = () => type(token, conversationId, true);
    const again = setInterval(() => void say(), 1_000);
    await Promise.all([say(), seen]).finally(() => clearInterval(again));
  }

  it("is shown to the others and not to oneself, moves no cursor, and stops when said", async () => {
    const { customer, conversation } = await visit(api);
    const bot = await createBot("Bot");
    const ask = { conversation: conversation.id };
    const [hers, bots] = await Promise.all([
      follow(stream, { ...ask, token: customer.token }),
      follow(stream, { ...ask, token: bot }),
    ]);
    for (const client of [hers, bots]) await client.next("ready");
    await keepTyping(customer.token, conversation.id, bots.next("typing", '"typing":true'));
    for (const typing of [true, false]) {
      await type(customer.token, conversation.id, typing);
      const { id, data } = await bots.next("typing", `"typing":${typing}`);
      expect(id).to.equal(undefined);
      expect(data).to.include({ id: customer.uid, role: "customer", typing });
      expect(bots.lastEventId).to.equal(`${conversation.epoch}.1`);
    }
    await type(bot, conversation.id, true);
    expect((await hers.next("typing")).data).to.include({ role: "bot", name: "Bot", typing: true });
    for (const [client, name] of [
      [hers, "customer"],
      [bots, "bot"],
    ] as const) {
      const shown = client.received.filter(({ event }) => event === "typing").map(({ data }) => data);
      expect(shown.filter((data) => data.includes(`"role":"${name}"`))).to.deep.equal([]);
      await client.cut();
    }
  });

  it("is shown in the inbox, with the conversation it is about, to everyone but who types", async () => {
    const { customer, conversation } = await visit(api);
    const bot = await createBot("Bot");
    const { token } = await signUp({ role: "operator", name: "Olga" });
    const [olgas, bots] = await Promise.all([token, bot].map((token) => follow(stream, { inbox: "all", token })));
    for (const client of [olgas, bots]) await client?.next("ready");
    const told = Promise.all([olgas, bots].map((client) => client?.next("typing", conversation.id)));
    await keepTyping(customer.token, conversation.id, told);
    for (const signal of await told) {
      expect(signal?.id).to.equal(undefined);
      expect(signal?.data).to.include({ conversationId: conversation.id, id: customer.uid, typing: true });
    }
    await type(bot, conversation.id, true);
    const botTypes = await olgas?.next("typing", conversation.id, '"role":"bot"');
    expect(botTypes?.data).to.include({ typing: true });
    await type(customer.token, conversation.id, false);
    const stops = await bots?.next("typing", conversation.id, '"typing":false');
    expect(stops?.data).to.include({ id: customer.uid });
    for (const client of [olgas, bots]) await client?.cut();
  });

  it("is not shown when it is old: a keyboard that fell silent must not seem busy to who comes back", async () => {
    const { customer, conversation } = await visit(api);
    const at = (id: string) => conversationRef(backend.db, conversation.id).collection("typing").doc(id);
    const signal = (name: string, expiresIn: number) => ({
      role: "operator",
      name,
      typing: true,
      at: Timestamp.now(),
      expiresAt: Timestamp.fromMillis(Date.now() + expiresIn),
    });
    const batch = backend.db.batch();
    batch.set(at("old"), signal("Old", -1_000));
    batch.set(at("young"), signal("Young", 10_000));
    await batch.commit();
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    expect((await client.next("typing")).data.name).to.equal("Young");
    expect(client.text).not.to.include("Old");
    await client.cut();
  });
});
