import { Firestore } from "@google-cloud/firestore";
import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import type { Backend } from "../../../src/backend.ts";
import type { StoredEvent } from "../../../src/conversation/StoredEvent.ts";
import { ConversationReader } from "../../../src/log/ConversationReader.ts";
import { conversationRef, eventId, eventsRef } from "../../../src/log/paths.ts";
import { ConversationFeed } from "../../../src/relay/ConversationFeed.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";
import { fill, openBackend } from "../../support/streamSeeds.ts";

describe("what feeds a conversation's stream", () => {
  let api: string;
  let stream: RunningFunction;
  let backend: Backend;
  before(async () => {
    [{ url: api }, stream] = await Promise.all([theApi(), startStream()]);
    backend = openBackend();
  });
  after(() => Promise.all([stream.stop("SIGKILL"), backend.db.terminate()]));

  /** A conversation of `count` events, and those as they are stored. */
  async function written(count: number) {
    const { conversation } = await visit(api);
    await fill(backend, conversation.id, count - 1);
    return { id: conversation.id, events: await backend.reader.events(conversation.id, { after: 0, limit: count }) };
  }

  /** Writes some of what would be a conversation's next events, past the log: in any order, or wrong. */
  async function plantIn({ id, epoch, customer }: Conversation) {
    const { events } = await written(4);
    const ref = eventsRef(backend.db, id);
    return async (seq: number, fields: object = {}) => {
      const event = events[seq - 1];
      await ref
        .doc(eventId(seq))
        .set({ ...event, conversation: { ...event?.conversation, id, epoch, customer }, ...fields });
    };
  }

  it("holds back what comes early, until what is missing has come", async () => {
    const { customer, conversation } = await visit(api);
    const plant = await plantIn(conversation);
    const ask = { conversation: conversation.id, token: customer.token };
    const client = await follow(stream.url, ask);
    await client.next("ready");
    await plant(4);
    await plant(3);
    await client.silence(2);
    expect(client.received.map(({ event }) => event)).to.deep.equal(["ready"]);
    await plant(2);
    const seqs = (await client.take(3)).map(({ data }) => JSON.parse(data).seq);
    expect(seqs).to.deep.equal([2, 3, 4]);
    await client.cut();
  });

  it("asks for what the listener leaves out", async () => {
    const { id, events } = await written(8);
    const partial = new Firestore({ projectId: "demo-hearth-partial", ignoreUndefinedProperties: true });
    const ref = eventsRef(partial, id);
    for (const event of events.filter(({ seq }) => [3, 4, 7, 8].includes(seq)))
      await ref.doc(eventId(event.seq)).create(event);
    const published: number[] = [];
    const { promise: whole, resolve } = Promise.withResolvers<void>();
    const publish = (next: readonly StoredEvent[]) => {
      if (published.push(...next.map(({ seq }) => seq)) === 7) resolve();
    };
    const feed = new ConversationFeed(
      { db: partial, reader: backend.reader, conversationId: id, epoch: "epoch", after: 1 },
      { publish, onRestart: () => {}, onGone: () => {} },
    );
    await whole;
    expect(published).to.deep.equal([2, 3, 4, 5, 6, 7, 8]);
    feed.stop();
    await partial.terminate();
  });

  describe("and falls silent", () => {
    const feeds: ConversationFeed[] = [];
    const empty = new Firestore({ projectId: "demo-hearth-empty" });
    afterEach(() => {
      for (const feed of feeds.splice(0)) feed.stop();
    });
    after(() => empty.terminate());

    /** A feed whose listener brings nothing, with a reader that counts how often it is asked. */
    async function silentFeed(after: number) {
      const { conversation } = await visit(api);
      const news = Promise.withResolvers<"restarted" | "gone">();
      let heads = 0;
      class CountedReader extends ConversationReader {
        override head(conversationId: string) {
          heads += 1;
          return super.head(conversationId);
        }
      }
      const { id: conversationId, epoch } = conversation;
      const feed = new ConversationFeed(
        { db: empty, reader: new CountedReader(backend.db), conversationId, epoch, after },
        {
          publish: () => {},
          onRestart: () => news.resolve("restarted"),
          onGone: () => news.resolve("gone"),
        },
      );
      feeds.push(feed);
      return { feed, conversation, news: news.promise, heads: () => heads };
    }

    it("is asked about, once in a while: 1 read", async () => {
      const { feed, heads } = await silentFeed(1);
      const now = Date.now();
      feed.check(now + 60_000);
      feed.check(now + 61_000);
      feed.check(now + 100_000);
      expect(heads()).to.equal(1);
    });

    it("tells that the conversation was deleted: of that no listener tells", async () => {
      const { feed, conversation, news } = await silentFeed(1);
      await backend.db.recursiveDelete(conversationRef(backend.db, conversation.id));
      feed.check(Date.now() + 60_000);
      expect(await news).to.equal("gone");
    });

    it("tells that the conversation was begun anew, though it has not come as far as the one before", async () => {
      const { feed, conversation, news } = await silentFeed(9);
      await conversationRef(backend.db, conversation.id).update({ epoch: "another" });
      feed.check(Date.now() + 60_000);
      expect(await news).to.equal("gone");
    });

    it("gets another listener where the conversation has moved on without it", async () => {
      const { feed, conversation, news } = await silentFeed(1);
      await fill(backend, conversation.id, 1);
      feed.check(Date.now() + 60_000);
      expect(await news).to.equal("restarted");
    });
  });

  it("outlives its listener's bounds: a burst is larger than what one listener shows", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream.url, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
    await fill(backend, conversation.id, 600);
    const events = await client.upTo(`${conversation.epoch}.601`);
    expect(events).to.have.length(600);
    await client.cut();
  });

  it("ends no stream, of this conversation or another, for an event or a signal it cannot read", async () => {
    const [ruined, bystander] = await Promise.all([visit(api), visit(api)]);
    const asks = [ruined, bystander].map(({ customer, conversation }) => ({
      conversation: conversation.id,
      token: customer.token,
    }));
    const clients = await Promise.all(asks.map((ask) => follow(stream.url, ask)));
    const [broken, sound] = clients;
    for (const client of clients) await client.next("ready");
    const plant = await plantIn(ruined.conversation);
    await plant(2, { type: "of a later version" });
    await plant(3);
    await conversationRef(backend.db, ruined.conversation.id).collection("typing").doc("%").create({ typing: true });
    await broken?.silence(2);
    await say(api, bystander.customer.token, bystander.conversation.id, { text: "hello" });
    await sound?.next("message.created");
    await plant(2);
    expect((await broken?.take(2))?.map(({ data }) => JSON.parse(data).seq)).to.deep.equal([2, 3]);
    await Promise.all(clients.map((client) => client.cut()));
  });
});
