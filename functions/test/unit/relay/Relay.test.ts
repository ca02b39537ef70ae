import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { type Backend, createBackend } from "../../../src/backend.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { Relay } from "../../../src/relay/Relay.ts";
import { Subscriber } from "../../../src/relay/Subscriber.ts";
import type { Topic } from "../../../src/relay/Topic.ts";
import { people } from "../../support/people.ts";
import { type OpenResponse, openResponse } from "../../support/streamResponse.ts";

/** A topic that only lists who has joined it. */
class ListedTopic implements Topic {
  readonly joined = new Set<Subscriber>();
  readonly stopped: Promise<void>;
  readonly #stop: () => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.stopped = promise;
    this.#stop = resolve;
  }

  get subscribers(): number {
    return this.joined.size;
  }

  async join(subscriber: Subscriber): Promise<void> {
    this.joined.add(subscriber);
  }

  leave(subscriber: Subscriber): void {
    this.joined.delete(subscriber);
  }

  stop(): void {
    this.#stop();
  }
}

describe("the relay", () => {
  let now = 0;
  const open: OpenResponse[] = [];
  const relays: Relay[] = [];
  beforeEach(() => {
    now = Date.now();
  });
  afterEach(() => {
    for (const relay of relays.splice(0)) relay.close();
    for (const { client } of open.splice(0)) client.destroy();
  });

  function relayWith(limits: Record<string, string> = {}): Relay {
    const backend: Backend = { ...createBackend(limits), clock: () => new Date(now) };
    const relay = new Relay(backend);
    relays.push(relay);
    return relay;
  }

  async function subscriberOf(principal: Principal) {
    const ends = await openResponse();
    open.push(ends);
    const lasts = { now, endsAt: now + 480_000, endsBy: "lease" as const, heartbeatMs: 1_000, maxBytes: 1_000 };
    return { ...ends, subscriber: new Subscriber(ends.response, { topic: "conversation:c1", principal, ...lasts }) };
  }

  const subscribersOf = (principal: Principal, count: number) =>
    Promise.all(Array.from({ length: count }, () => subscriberOf(principal)));

  it("has a person's oldest streams give way, however many come in one moment", async () => {
    const relay = relayWith({ HEARTH_STREAMS_PER_USER: "2" });
    const eves = await subscriberOf(people.eve);
    const adas = await subscribersOf(people.ada, 5);
    for (const { subscriber } of [eves, ...adas]) relay.add(subscriber);
    expect(adas.map(({ subscriber }) => subscriber.isOpen)).to.deep.equal([false, false, false, true, true]);
    expect(eves.subscriber.isOpen).to.equal(true);
    expect(await adas[0]?.text()).to.equal('event: reconnect\ndata: {"reason":"replaced","delayMs":5000}\n\n');
  });

  it("admits as many as it may carry", async () => {
    const relay = relayWith({ HEARTH_STREAMS_PER_INSTANCE: "2" });
    const [first, second] = await subscribersOf(people.ada, 2);
    for (const each of [first, second]) {
      relay.admit();
      if (each) relay.add(each.subscriber);
    }
    expect(() => relay.admit())
      .to.throw(Fault)
      .with.property("code", "overloaded");
    if (first) relay.remove(first.subscriber);
    relay.admit();
  });

  it("does not list who left before it was let in: nobody would tell that it is gone", async () => {
    const relay = relayWith();
    const { subscriber, response } = await subscriberOf(people.ada);
    response.destroy();
    relay.add(subscriber);
    await relay.join("c1", subscriber, 1, () => new ListedTopic());
    expect(relay.counters).to.deep.equal({ topics: 0, subscribers: 0 });
  });

  it("shares a topic among all who follow it", async () => {
    const relay = relayWith();
    const topic = new ListedTopic();
    for (const { subscriber } of await subscribersOf(people.ada, 3)) {
      relay.add(subscriber);
      await relay.join("c1", subscriber, 1, () => (topic.subscribers === 0 ? topic : new ListedTopic()));
    }
    expect(relay.counters).to.deep.equal({ topics: 1, subscribers: 3 });
    expect(topic.subscribers).to.equal(3);
  });

  it("lets a topic go half a minute after its last follower, and keeps it for one who came back", async () => {
    const relay = relayWith();
    const [left, kept] = [new ListedTopic(), new ListedTopic()];
    const [ada, eve] = [await subscriberOf(people.ada), await subscriberOf(people.eve)];
    for (const [name, { subscriber }, topic] of [
      ["left", ada, left],
      ["kept", eve, kept],
    ] as const) {
      relay.add(subscriber);
      await relay.join(name, subscriber, 1, () => topic);
      relay.remove(subscriber);
    }
    await looked(relay);
    expect(relay.counters.topics).to.equal(2);
    now += 29_000;
    const again = await subscriberOf(people.eve);
    relay.add(again.subscriber);
    await relay.join("kept", again.subscriber, 1, () => new ListedTopic());
    now += 1_000;
    await left.stopped;
    expect(relay.counters.topics).to.equal(1);
    expect(kept.subscribers).to.equal(1);
  });

  it("says goodbye to everyone, spread over two seconds, stops every topic and takes no more", async () => {
    const relay = relayWith();
    const topic = new ListedTopic();
    const all = await subscribersOf(people.ada, 3);
    for (const { subscriber } of all) {
      relay.add(subscriber);
      await relay.join("c1", subscriber, 1, () => topic);
    }
    relay.close();
    await topic.stopped;
    for (const { text } of all) {
      const [, delay] = /^event: reconnect\ndata: {"reason":"shutdown","delayMs":(\d+)}\n\n$/.exec(await text()) ?? [];
      expect(Number(delay)).to.be.within(0, 2_000);
    }
    expect(() => relay.admit())
      .to.throw(Fault)
      .with.property("code", "overloaded");
  });

  /** Resolves when the relay has looked after its streams: one of them is then due a heartbeat. */
  async function looked(relay: Relay): Promise<void> {
    const { subscriber, client } = await subscriberOf(people.omar);
    relay.add(subscriber);
    now += 1_000;
    await new Promise((resolve) => client.once("data", resolve));
    relay.remove(subscriber);
  }
});
