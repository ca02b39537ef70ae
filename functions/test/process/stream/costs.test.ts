import { expect } from "chai";
import { readsDuring } from "../../support/firestoreReads.ts";
import { say, type Visit, visit } from "../../support/streamCalls.ts";
import { follow, requestStream, type StreamClient } from "../../support/streamClient.ts";
import { fill } from "../../support/streamSeeds.ts";
import { streamStage } from "../../support/streamStage.ts";

describe("what streams cost: reads of Firestore, by this instance", () => {
  const stage = streamStage(before, after);

  const cursor = ({ conversation }: Visit, seq: number) => `${conversation.epoch}.${seq}`;

  /** That many clients of one conversation, the nth of them from its own cursor, if it has one. */
  async function followers(visited: Visit, count: number, seqOf?: (index: number) => number): Promise<StreamClient[]> {
    const { customer, conversation } = visited;
    const asked = Array.from({ length: count }, (_, index) => {
      const resumed = seqOf && { lastEventId: cursor(visited, seqOf(index)) };
      return follow(stage.here.url, { conversation: conversation.id, token: customer.token, ...resumed });
    });
    const clients = await Promise.all(asked);
    stage.open.push(...clients);
    for (const client of clients) await client.next("ready");
    return clients;
  }

  /** Heads are read, but not told before so many streams have asked for one. Answers with what undoes it. */
  function holdHeadsFor(streams: number): () => void {
    const { backend, relay } = stage.here;
    const [head, get] = [backend.reader.head.bind(backend.reader), relay.heads.get.bind(relay.heads)];
    const allAsked = Promise.withResolvers<void>();
    let asked = 0;
    relay.heads.get = (name, read) => {
      asked += 1;
      if (asked === streams) allAsked.resolve();
      return get(name, read);
    };
    backend.reader.head = async (conversationId) => {
      const found = await head(conversationId);
      await allAsked.promise;
      return found;
    };
    return () => {
      relay.heads.get = get;
      backend.reader.head = head;
    };
  }

  it("one for each event, whatever the number of clients", async () => {
    const visited = await visit(stage.api);
    const { customer, conversation } = visited;
    const reads = await readsDuring(async () => {
      const restore = holdHeadsFor(100);
      const clients = await followers(visited, 100);
      restore();
      for (let sent = 0; sent < 10; sent++) await say(stage.api, customer.token, conversation.id, { text: `${sent}` });
      for (const client of clients) await client.upTo(cursor(visited, 11));
    });
    // Clients without a cursor share one read with those who come at the same moment: where the conversation stands.
    expect(reads).to.deep.equal({ listened: 10, queried: 0, queries: 0, single: 1 });
  });

  it("none for a thousand clients that resume at once from within the window", async () => {
    const visited = await visit(stage.api);
    const { customer, conversation } = visited;
    const [first] = await followers(visited, 1);
    for (let sent = 0; sent < 20; sent++) await say(stage.api, customer.token, conversation.id, { text: `${sent}` });
    await first?.upTo(cursor(visited, 21));
    const { refills, windowHits } = stage.here.relay.counters;
    const reads = await readsDuring(async () => {
      const clients = await followers(visited, 1_000, (index) => 1 + (index % 20));
      for (const client of clients) await client.upTo(cursor(visited, 21));
    });
    expect(reads).to.deep.equal({ listened: 0, queried: 0, queries: 0, single: 0 });
    expect(stage.here.relay.counters.refills).to.equal(refills);
    expect(stage.here.relay.counters.windowHits).to.equal(windowHits + 1_000);
  });

  it("one for a hundred clients that resume at once where the conversation is not followed yet", async () => {
    const visited = await visit(stage.api);
    const { customer, conversation } = visited;
    for (let sent = 0; sent < 20; sent++) await say(stage.api, customer.token, conversation.id, { text: `${sent}` });
    const reads = await readsDuring(async () => {
      const restore = holdHeadsFor(100);
      const clients = await followers(visited, 100, (index) => 1 + (index % 20));
      restore();
      for (const client of clients) await client.upTo(cursor(visited, 21));
    });
    // What they missed is one query, of the conversation's 21 events.
    expect(reads).to.deep.equal({ listened: 0, queried: 21, queries: 1, single: 1 });
  });

  it("refuses a stranger who comes among those who share that one", async () => {
    const visited = await visit(stage.api);
    const { token } = (await visit(stage.api)).customer;
    const ask = { conversation: visited.conversation.id, lastEventId: cursor(visited, 1) };
    const [own, strange] = await Promise.all([
      followers(visited, 10, () => 1),
      requestStream(stage.here.url, { ...ask, token }),
    ]);
    expect(own).to.have.length(10);
    expect(strange.status).to.equal(404);
  });

  it("one query for each page of a hundred, for all who resume at once from behind the window", async () => {
    const visited = await visit(stage.api);
    await fill(stage.here.backend, visited.conversation.id, 349);
    await followers(visited, 1);
    const { refillQueries } = stage.here.relay.counters;
    const reads = await readsDuring(async () => {
      const clients = await followers(visited, 300, (index) => 1 + index);
      for (const client of clients) await client.upTo(cursor(visited, 350));
    });
    expect(reads).to.deep.equal({ listened: 0, queried: 350, queries: 4, single: 0 });
    expect(stage.here.relay.counters.refillQueries).to.equal(refillQueries + 4);
  });
});
