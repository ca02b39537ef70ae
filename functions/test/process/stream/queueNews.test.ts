import { type CollectionReference, Firestore } from "@google-cloud/firestore";
import { streamEventSchemas } from "@hearth/contract";
import { expect } from "chai";
import type { z } from "zod";
import type { Head } from "../../../src/conversation/Head.ts";
import { unchunked } from "../../../src/relay/chunk.ts";
import { QueueNews } from "../../../src/relay/QueueNews.ts";
import { readsDuring } from "../../support/firestoreReads.ts";
import { headWith } from "../../support/headWith.ts";

type Told = z.infer<typeof streamEventSchemas.queue>;

/** Counts how often it is asked for conversations. */
class CountingFirestore extends Firestore {
  asked = 0;

  override collection(path: string): CollectionReference {
    if (path === "conversations") this.asked += 1;
    return super.collection(path);
  }
}

/** A customer's stream as far as the queue's news go: what it was told, and when. */
class Customer {
  readonly told: { data: Told; at: number }[] = [];
  isReady = true;
  #news = Promise.withResolvers<void>();

  write(frames: Buffer): void {
    const [, json = ""] = /^event: queue\ndata: (.*)\n\n$/.exec(unchunked(frames).toString()) ?? [];
    this.told.push({ data: streamEventSchemas.queue.parse(JSON.parse(json)), at: performance.now() });
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  /** Resolves once it has been told this, of all that it is told. */
  async hears(expected: Partial<Told>): Promise<void> {
    const isTold = () =>
      this.told.some(({ data }) => JSON.stringify({ ...data, ...expected }) === JSON.stringify(data));
    while (!isTold()) await this.#news.promise;
  }
}

describe("the queue's news, for the customers of one instance", () => {
  const begun: QueueNews[] = [];
  const clients: Firestore[] = [];
  afterEach(async () => {
    for (const news of begun.splice(0)) news.stop();
    await Promise.all(clients.splice(0).map((db) => db.terminate()));
  });

  /** A queue of its own project, so that nobody else waits in it. */
  function openQueue() {
    const projectId = `demo-hearth-queue-${crypto.randomUUID().slice(0, 8)}`;
    const connect = () => {
      const client = new CountingFirestore({ projectId });
      clients.push(client);
      return client;
    };
    const db = connect();
    const open = () => {
      const own = connect();
      const freshness = { uptime: () => performance.now(), maxAge: 2_000 };
      const news = new QueueNews({ db: own, clock: () => new Date(), freshness }, () => {});
      begun.push(news);
      return { news, db: own };
    };
    const start = Date.now() - 600_000;

    async function put(heads: readonly (Partial<Head> & { id: string })[]): Promise<void> {
      for (let from = 0; from < heads.length; from += 250) {
        const batch = db.batch();
        for (const head of heads.slice(from, from + 250)) {
          batch.set(db.collection("conversations").doc(head.id), headWith(head));
        }
        await batch.commit();
      }
    }

    const waits = (id: string, place: number) => ({
      id,
      state: "waiting" as const,
      waitingSince: new Date(start + 1_000 * place),
    });
    const isTaken = (id: string) => ({
      id,
      state: "assigned" as const,
      waitingSince: null,
      episode: { openedAt: new Date(), replyDueSince: null, takenAt: new Date() },
    });
    return { open, put, waits, isTaken };
  }

  it("tell each its place, and again when it moves", async () => {
    const { open, put, waits, isTaken } = openQueue();
    await put([waits("c1", 1), waits("c2", 2), waits("c3", 3)]);
    const { news } = open();
    const [second, third] = [new Customer(), new Customer()];
    news.follow("c2", second, true);
    news.follow("c3", third, true);
    await second.hears({ position: 2, waiting: 3, estimateSeconds: null });
    await third.hears({ position: 3, waiting: 3, estimateSeconds: null });
    await put([isTaken("c1")]);
    await second.hears({ position: 1, waiting: 2 });
    await third.hears({ position: 2, waiting: 2 });
    for (const { told } of [second, third]) expect(told).to.have.length(2);
  });

  it("say how long it will take, at the pace of the last hour", async () => {
    const { open, put, waits, isTaken } = openQueue();
    const longAgo = { openedAt: new Date(0), replyDueSince: null, takenAt: new Date(Date.now() - 3_700_000) };
    await put([isTaken("t1"), isTaken("t2"), { ...isTaken("t3"), episode: longAgo }, waits("c1", 1), waits("c2", 2)]);
    const { news } = open();
    const customer = new Customer();
    news.follow("c2", customer, true);
    await customer.hears({ position: 2, waiting: 2, estimateSeconds: 3_600 });
  });

  it("reach who begins to wait while it is connected, and end when it does not wait any more", async () => {
    const { open, put, waits, isTaken } = openQueue();
    await put([{ id: "c1" }, waits("c2", 2)]);
    const { news } = open();
    const [own, other] = [new Customer(), new Customer()];
    news.follow("c1", own, false);
    news.follow("c2", other, true);
    await other.hears({ position: 1, waiting: 1 });
    expect(own.told).to.deep.equal([]);
    await put([waits("c1", 1)]);
    news.moved("c1", true);
    await own.hears({ position: 1, waiting: 2 });
    // Its own events tell that it was taken before the queue does.
    news.moved("c1", false);
    await put([waits("c3", 3)]);
    await other.hears({ position: 2, waiting: 3 });
    await put([isTaken("c1")]);
    await other.hears({ position: 1, waiting: 2 });
    expect(own.told).to.have.length(1);
  });

  it("cost one listener for all, and none where nobody waits or nobody listens", async () => {
    const { open, put, waits } = openQueue();
    await put([waits("c1", 1), waits("c2", 2), waits("c3", 3)]);
    const { news, db } = open();
    news.follow("c9", new Customer(), false);
    expect(db.asked).to.equal(0);
    const customers = Array.from({ length: 60 }, () => new Customer());
    const shared = await readsDuring(async () => {
      for (const [index, customer] of customers.entries()) news.follow(`c${1 + (index % 3)}`, customer, true);
      await Promise.all(customers.map((customer) => customer.hears({ waiting: 3 })));
    });
    expect(shared).to.deep.equal({ listened: 3, queried: 0, queries: 0, single: 0 });
    const { news: witness } = open();
    const seen = new Customer();
    const unheard = await readsDuring(async () => {
      for (const [index, customer] of customers.entries()) news.leave(`c${1 + (index % 3)}`, customer);
      news.moved("c1", true);
      witness.follow("c1", seen, true);
      await seen.hears({ waiting: 3 });
      await put([waits("c4", 4)]);
      await seen.hears({ waiting: 4 });
    });
    expect(unheard.listened, "the witness's own").to.equal(4);
    expect(shared.listened, "no more since all have left").to.equal(3);
    expect(customers.flatMap(({ told }) => told)).to.have.length(60);
  });

  it("come once a second at most, with the newest of what changed, and are counted for once", async () => {
    const { open, put, waits } = openQueue();
    await put([waits("c1", 1)]);
    const { news, db } = open();
    const customer = new Customer();
    news.follow("c1", customer, true);
    await customer.hears({ waiting: 1 });
    for (let place = 2; place <= 20; place++) await put([waits(`c${place}`, place)]);
    await customer.hears({ waiting: 20 });
    const times = customer.told.map(({ at }) => at);
    for (const [index, at] of times.entries()) {
      if (index > 0) expect(at - (times[index - 1] ?? 0)).to.be.at.least(990);
    }
    expect(db.asked, "once for the listener, once for the pace").to.equal(2);
  });

  it("reach who could not be written to a little later, and repeat nothing to the others", async () => {
    const { open, put, waits } = openQueue();
    await put([waits("c1", 1)]);
    const { news } = open();
    const [quick, slow] = [new Customer(), new Customer()];
    slow.isReady = false;
    news.follow("c1", quick, true);
    news.follow("c1", slow, true);
    await quick.hears({ waiting: 1 });
    expect(slow.told).to.deep.equal([]);
    slow.isReady = true;
    await slow.hears({ waiting: 1 });
    expect([quick.told.length, slow.told.length]).to.deep.equal([1, 1]);
  });

  it("end for good when the instance does, though its customers leave one by one", async () => {
    const { open, put, waits } = openQueue();
    await put([waits("c1", 1)]);
    const { news, db } = open();
    const [first, second] = [new Customer(), new Customer()];
    news.follow("c1", first, true);
    news.follow("c1", second, true);
    await first.hears({ waiting: 1 });
    const { asked } = db;
    news.stop();
    for (const customer of [first, second]) news.leave("c1", customer);
    expect(db.asked).to.equal(asked);
  });

  it("are exact for the first 500, who learn how many wait in all; further behind they say nothing", async () => {
    const { open, put, waits } = openQueue();
    await put(Array.from({ length: 502 }, (_, index) => waits(`c${index + 1}`, index + 1)));
    const { news } = open();
    const [last, beyond] = [new Customer(), new Customer()];
    news.follow("c501", beyond, true);
    news.follow("c500", last, true);
    await last.hears({ position: 500, waiting: 502 });
    expect(beyond.told).to.deep.equal([]);
  });
});
