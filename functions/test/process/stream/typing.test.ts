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

  it("is shown to the others and not to oneself, moves no cursor, and stops when said", async () => {
    const { customer, conversation } = await visit(api);
    const bot = await createBot("Bot");
    const ask = { conversation: conversation.id };
    const [hers, bots] = await Promise.all([
      follow(stream, { ...ask, token: customer.token }),
      follow(stream, { ...ask, token: bot }),
    ]);
    for (const client of [hers, bots]) await client.next("ready");
    for (const typing of [true, false]) {
      await type(customer.token, conversation.id, typing);
      const { id, data } = await bots.next("typing");
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
    await type(customer.token, conversation.id, true);
    for (const client of [olgas, bots]) {
      const told = await client?.next("typing", conversation.id);
      expect(told?.id).to.equal(undefined);
      expect(told?.data).to.include({ conversationId: conversation.id, id: customer.uid, typing: true });
    }
    await type(bot, conversation.id, true);
    expect((await olgas?.next("typing", conversation.id))?.data).to.include({ role: "bot", typing: true });
    await type(customer.token, conversation.id, false);
    expect((await bots?.next("typing", conversation.id))?.data).to.include({ id: customer.uid, typing: false });
    for (const client of [olgas, bots]) await client?.cut();
  });

  it("is not shown when it is old: a keyboard that fell silent must not seem busy to who comes back", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
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
    expect((await client.next("typing")).data.name).to.equal("Young");
    expect(client.text).not.to.include("Old");
    await client.cut();
  });
});
