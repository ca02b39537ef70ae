import { type CollectionReference, Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { newCounters } from "../../../src/relay/Counters.ts";
import { type InboxTopic, inboxTopic } from "../../../src/relay/inboxTopic.ts";
import { Subscriber } from "../../../src/relay/Subscriber.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { StreamClient } from "../../support/streamClient.ts";
import { type OpenResponse, openResponse } from "../../support/streamResponse.ts";

/** Counts how often it is asked for conversations. */
class CountingFirestore extends Firestore {
  asked = 0;

  override collection(path: string): CollectionReference {
    if (path === "conversations") this.asked += 1;
    return super.collection(path);
  }
}

describe("the inbox's feed", () => {
  const opened: { topic: InboxTopic; db: Firestore; ends: OpenResponse[] }[] = [];
  afterEach(async () => {
    for (const { topic, db, ends } of opened.splice(0)) {
      topic.stop();
      for (const { client } of ends) client.destroy();
      await db.terminate();
    }
  });

  /** An inbox of its own project, so that no other test writes there. */
  async function openInbox() {
    const db = new CountingFirestore({ projectId: `demo-hearth-inbox-${crypto.randomUUID().slice(0, 8)}` });
    const clock = () => new Date();
    const topic = inboxTopic({ db, clock }, newCounters());
    const ends: OpenResponse[] = [];
    opened.push({ topic, db, ends });

    async function join(time?: number) {
      const end = await openResponse();
      ends.push(end);
      const forever = { now: 0, endsAt: Number.POSITIVE_INFINITY, endsBy: "lease" as const };
      const limits = { heartbeatMs: Number.POSITIVE_INFINITY, maxBytes: Number.POSITIVE_INFINITY };
      const place = { topic: "inbox:all", position: topic.positionAt(time), time: time ?? 0, isChunked: true };
      const terms = { ...place, principal: people.dana, ...forever, ...limits };
      topic.topic.join(new Subscriber(end.response, end.socket, terms, newCounters()));
      return new StreamClient(end.client, new AbortController());
    }

    async function change(ids: readonly string[], at = new Date(), seq = 1): Promise<void> {
      const batch = db.batch();
      const conversations = db.collection("conversations");
      const labels = [..."abcdefghij"].map((letter) => letter.repeat(100));
      for (const id of ids) batch.set(conversations.doc(id), headWith({ id, seq, labels, updatedAt: at }));
      await batch.commit();
    }

    return { db, join, change };
  }

  const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);

  it("catches up on a thousand changed conversations, as fast as they are read", async () => {
    const { join, change } = await openInbox();
    const since = Date.now();
    for (let from = 0; from < 1_000; from += 250) await change(names(1_000).slice(from, from + 250));
    const client = await join(since);
    const events = await client.take(1_000);
    expect(new Set(events.map(({ event }) => event))).to.deep.equal(new Set(["conversation.changed"]));
    expect(Buffer.byteLength(client.text)).to.be.greaterThan(1_500_000);
    await change(["live"]);
    expect((await client.next("conversation.changed")).data.seq).to.equal(1);
  });

  it("gives up on who has missed more: the inbox's page is quicker", async () => {
    const { join, change } = await openInbox();
    const before = new Date(Date.now() - 90_000);
    for (let from = 0; from < 1_001; from += 250) await change(names(1_001).slice(from, from + 250), before);
    const client = await join(before.getTime());
    const [reset, ...rest] = await client.end();
    expect(reset?.data).to.equal('{"reason":"too_far_behind"}');
    expect(rest).to.deep.equal([]);
  });

  it("does not listen anew at every change while much changes: each time is a read of everything", async () => {
    const { db, join, change } = await openInbox();
    const client = await join();
    await change(names(400));
    await client.take(400);
    const before = db.asked;
    for (let seq = 2; seq <= 11; seq++) {
      await change(["c0"], new Date(), seq);
      await client.next("conversation.changed", `"seq":${seq},`);
    }
    expect(db.asked - before, "ten of them are the changes themselves").to.equal(10);
  });

  it("tells nobody of a state older than the one it told of", async () => {
    const { join, change } = await openInbox();
    const client = await join();
    await change(["c0"], new Date(), 5);
    await client.next("conversation.changed", '"seq":5,');
    await change(["c0"], new Date(), 4);
    await change(["c1"]);
    await client.next("conversation.changed", '"id":"c1"');
    expect(client.received).to.have.length(2);
  });
});
