import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import { auth } from "../../../src/auth/firebaseAuth.ts";
import { conversationRef } from "../../../src/log/paths.ts";
import { rawClient } from "../../support/rawClient.ts";
import { call, say, visit } from "../../support/streamCalls.ts";
import { follow, requestStream, type StreamClient } from "../../support/streamClient.ts";
import { subscribersAre } from "../../support/streamHealth.ts";
import { fill } from "../../support/streamSeeds.ts";
import { streamStage } from "../../support/streamStage.ts";

/** A minute, within which the relay has noticed. Its clock is moved on, so that nobody waits for it. */
const aMinute = 60_000;

describe("a stream whose reason has gone ends within a minute", () => {
  const stage = streamStage(before, after);

  async function following(ask: { conversation?: string; inbox?: string; token: string }): Promise<StreamClient> {
    const client = await follow(stage.here.url, ask);
    stage.open.push(client);
    await client.next("ready");
    return client;
  }

  it("a conversation that was deleted: its client fetches anew, and finds nothing", async () => {
    const [gone, other] = await Promise.all([visit(stage.api), visit(stage.api)]);
    const ask = { conversation: gone.conversation.id, token: gone.customer.token };
    const client = await following(ask);
    const bystander = await following({ conversation: other.conversation.id, token: other.customer.token });
    await stage.here.backend.db.recursiveDelete(conversationRef(stage.here.backend.db, gone.conversation.id));
    stage.here.pass(aMinute);
    expect((await client.next("reset")).data.reason).to.equal("unknown_epoch");
    expect(await client.end()).to.deep.equal([]);
    expect((await requestStream(stage.here.url, ask)).status).to.equal(404);
    await say(stage.api, other.customer.token, other.conversation.id, { text: "still here" });
    await bystander.next("message.created");
  });

  const lost: Record<string, () => Promise<{ token: string; lose: () => Promise<unknown> }>> = {
    "a key that was disabled": async () => {
      const token = await createBot("Bot");
      const [, id = ""] = token.split("_");
      return { token, lose: () => stage.here.backend.db.collection("integrations").doc(id).update({ disabled: true }) };
    },
    "an operator that is none any more": async () => {
      const { uid, token } = await signUp({ role: "operator", name: "Dana" });
      return { token, lose: () => auth().setCustomUserClaims(uid, {}) };
    },
    "an account that was disabled": async () => {
      const { uid, token } = await signUp({ role: "admin", name: "Alma" });
      return { token, lose: () => auth().updateUser(uid, { disabled: true }) };
    },
    "an account that was deleted": async () => {
      const { uid, token } = await signUp({ role: "operator", name: "Omar" });
      return { token, lose: () => auth().deleteUser(uid) };
    },
  };
  for (const [who, become] of Object.entries(lost)) {
    it(`${who}: of every conversation and the inbox, and it does not come back`, async () => {
      const [{ conversation }, { token, lose }, colleague] = await Promise.all([
        visit(stage.api),
        become(),
        signUp({ role: "operator", name: "Eve" }),
      ]);
      const asks = [
        { conversation: conversation.id, token },
        { inbox: "all", token },
      ];
      const theirs = await Promise.all(asks.map(following));
      const bystander = await following({ inbox: "all", token: colleague.token });
      await lose();
      stage.here.pass(aMinute);
      for (const client of theirs) {
        expect((await client.next("reconnect")).data.reason).to.equal("token");
        expect((await client.end()).filter(({ event }) => event !== "conversation.changed")).to.deep.equal([]);
      }
      for (const ask of asks) expect((await requestStream(stage.here.url, ask)).status).to.be.oneOf([401, 403]);
      const later = await visit(stage.api);
      await bystander.next("conversation.changed", later.conversation.id);
    });
  }

  it("a client that reads a byte now and then: it comes back at its cursor, where it would hold its place", async () => {
    const { customer, conversation } = await visit(stage.api);
    const bystander = await following({ conversation: conversation.id, token: customer.token });
    const path = `/stream?conversation=${conversation.id}`;
    const slow = rawClient(
      stage.here.url,
      `GET ${path} HTTP/1.1`,
      "Host: x",
      `Authorization: Bearer ${customer.token}`,
      "",
      "",
    );
    await slow.received(/event: ready/);
    slow.socket.removeAllListeners("data").pause();
    while (stage.here.relay.health().blocked === 0) {
      await fill(stage.here.backend, conversation.id, 40, "🙂".repeat(7_900));
      slow.socket.read(1);
    }
    stage.here.pass(aMinute);
    slow.socket.read(1);
    await subscribersAre(stage.here.url, 1);
    slow.socket.resume();
    await slow.closed;
    await call(stage.api, customer.token, "POST", `/conversations/${conversation.id}/handoff`, {});
    await bystander.next("conversation.changed");
    expect(stage.here.relay.health()).to.include({ subscribers: 1, blocked: 0, stalled: 1 });
  });
});
