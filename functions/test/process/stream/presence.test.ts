import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import { presenceRef } from "../../../src/routing/presenceRef.ts";
import { storedPresenceSchema } from "../../../src/routing/StoredPresence.ts";
import { call } from "../../support/streamCalls.ts";
import { follow, type StreamClient } from "../../support/streamClient.ts";
import { streamStage } from "../../support/streamStage.ts";

describe("presence, at the inbox's stream", () => {
  const stage = streamStage(beforeEach, afterEach);

  async function followInbox(token: string): Promise<StreamClient> {
    const client = await follow(stage.here.url, { inbox: "all", token });
    stage.open.push(client);
    await client.next("ready");
    return client;
  }

  /** An operator who has chosen to be online. */
  async function operator(name: string) {
    const account = await signUp({ role: "operator", name });
    await call(stage.api, account.token, "PUT", "/operators/me", { status: "online" });
    return account;
  }

  const isIn = (uid: string, status: string) => `{"id":"${uid}","name":"Dana","status":"${status}"}`;

  /** The operator's last sign of life, once there is one after `earlier`. */
  function sign(uid: string, earlier = 0): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    const stop = presenceRef(stage.here.backend.db, uid).onSnapshot((snapshot) => {
      const { seenAt } = storedPresenceSchema.parse(snapshot.data() ?? {});
      if (seenAt !== null && seenAt.getTime() > earlier) resolve(seenAt.getTime());
    });
    return promise.finally(() => stop());
  }

  it("tells every follower when somebody opens the inbox, goes away and goes", async () => {
    const [dana, omar] = await Promise.all([operator("Dana"), operator("Omar")]);
    const followers = [await followInbox(omar.token), await followInbox(await createBot("Bot"))];
    const own = await followInbox(dana.token);
    for (const status of ["online", "away", "offline"]) {
      await call(stage.api, dana.token, "PUT", "/operators/me", { status });
      for (const client of [...followers, own]) {
        expect((await client.next("presence", isIn(dana.uid, status))).id).to.equal(undefined);
      }
    }
  });

  it("tells who joins of everyone, once", async () => {
    const dana = await operator("Dana");
    const first = await followInbox(dana.token);
    await first.next("presence", isIn(dana.uid, "online"));
    const second = await followInbox(await createBot("Bot"));
    await second.next("presence", isIn(dana.uid, "online"));
    await call(stage.api, dana.token, "PUT", "/operators/me", { status: "away" });
    await second.next("presence", isIn(dana.uid, "away"));
    const ofDana = second.received.filter(({ event, data }) => event === "presence" && data.includes(dana.uid));
    expect(ofDana.map(({ data }) => data)).to.deep.equal([isIn(dana.uid, "online"), isIn(dana.uid, "away")]);
  });

  it("says that somebody is gone who fell silent, whatever was chosen last", async () => {
    const dana = await operator("Dana");
    const client = await followInbox(await createBot("Bot"));
    await presenceRef(stage.here.backend.db, dana.uid).set({ seenAt: new Date() }, { merge: true });
    stage.here.pass(60_000);
    await client.next("presence", isIn(dana.uid, "online"));
    stage.here.pass(60_000);
    await client.next("presence", isIn(dana.uid, "offline"));
  });

  it("has an open inbox say that its operator is there: at once, and again after a minute", async () => {
    const dana = await operator("Dana");
    const chosen = await sign(dana.uid);
    stage.here.pass(1_000_000);
    const bots = await followInbox(await createBot("Bot"));
    await bots.next("presence", isIn(dana.uid, "offline"));
    await followInbox(dana.token);
    const first = await sign(dana.uid, chosen);
    await bots.next("presence", isIn(dana.uid, "online"));
    const again = await followInbox(dana.token);
    await again.next("presence", isIn(dana.uid, "online"));
    expect(await sign(dana.uid)).to.equal(first);
    stage.here.pass(60_000);
    expect(await sign(dana.uid, first)).to.be.at.least(first + 60_000);
  });

  it("counts no bot among those who are there", async () => {
    const dana = await operator("Dana");
    const bot = await createBot("Bot");
    await followInbox(bot);
    await followInbox(dana.token);
    stage.here.pass(1_000_000);
    await sign(dana.uid, Date.now() + 900_000);
    const { docs } = await stage.here.backend.db.collection("presence").get();
    expect(docs.filter(({ id }) => id.startsWith("bot_"))).to.deep.equal([]);
  });
});
