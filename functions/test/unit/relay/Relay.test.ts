import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { type Backend, createBackend } from "../../../src/backend.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { newCounters } from "../../../src/relay/Counters.ts";
import type { ConversationTopic } from "../../../src/relay/conversationTopic.ts";
import { EventWindow } from "../../../src/relay/EventWindow.ts";
import { Relay } from "../../../src/relay/Relay.ts";
import { Subscriber } from "../../../src/relay/Subscriber.ts";
import { Topic } from "../../../src/relay/Topic.ts";
import { people } from "../../support/people.ts";
import { type OpenResponse, openResponse } from "../../support/streamResponse.ts";

/** A topic that nothing feeds. It tells when it was looked after, and when it was stopped. */
function idleTopic() {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const checks: number[] = [];
  const topic = new Topic(new EventWindow(1), () => Promise.resolve("expired"), newCounters());
  const check = (now: number) => void checks.push(now);
  const live: ConversationTopic = { topic, epoch: "epoch", customerId: "ada", end: 1, isWaiting: false, check, stop };
  return { live, topic, stopped, checks };
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

  function relayWith(
    limits: Record<string, string> = {},
    isCurrent?: (principal: Principal) => Promise<boolean>,
  ): Relay {
    const backend: Backend = { ...createBackend(limits), clock: () => new Date(now) };
    if (isCurrent !== undefined) backend.authenticator.isCurrent = isCurrent;
    const relay = new Relay(backend);
    relays.push(relay);
    return relay;
  }

  async function subscriberOf(principal: Principal) {
    const ends = await openResponse();
    open.push(ends);
    const terms = {
      topic: "conversation:c1",
      principal,
      position: 1,
      time: 0,
      now,
      endsAt: now + 480_000,
      endsBy: "lease" as const,
      heartbeatMs: 1_000,
      maxBytes: 1_000,
      isChunked: true,
    };
    return { ...ends, subscriber: new Subscriber(ends.response, ends.socket, terms, newCounters()) };
  }

  const subscribersOf = (principal: Principal, count: number) =>
    Promise.all(Array.from({ length: count }, () => subscriberOf(principal)));

  const overloaded = (relay: Relay) =>
    expect(() => relay.admit())
      .to.throw(Fault)
      .with.property("code", "overloaded");

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
    overloaded(relay);
    if (first) relay.remove(first.subscriber);
    relay.admit();
  });

  it("does not list who left before it was let in: nobody would tell that it is gone", async () => {
    const relay = relayWith();
    const { subscriber, response } = await subscriberOf(people.ada);
    response.destroy();
    relay.add(subscriber);
    expect(relay.health()).to.include({ topics: 0, subscribers: 0 });
  });

  it("shares a topic among all who follow it", async () => {
    const relay = relayWith();
    const { live, topic } = idleTopic();
    for (const { subscriber } of await subscribersOf(people.ada, 3)) {
      relay.add(subscriber);
      const start = () => (topic.size === 0 ? live : expect.fail("started again"));
      relay.conversations.getOrStart("c1", start).topic.join(subscriber);
    }
    expect(relay.health()).to.include({ topics: 1, subscribers: 3, blocked: 0 });
    expect(topic.size).to.equal(3);
  });

  it("lets a topic go half a minute after its last follower, and keeps it for one who came back", async () => {
    const relay = relayWith();
    const [left, kept] = [idleTopic(), idleTopic()];
    for (const [name, { live, topic }] of Object.entries({ left, kept })) {
      const { subscriber } = await subscriberOf(people.ada);
      relay.conversations.getOrStart(name, () => live).topic.join(subscriber);
      topic.leave(subscriber);
    }
    await looked(relay);
    expect(relay.health().topics).to.equal(2);
    now += 29_000;
    const again = await subscriberOf(people.eve);
    relay.conversations.getOrStart("kept", () => expect.fail("started again")).topic.join(again.subscriber);
    now += 1_000;
    await left.stopped;
    expect(relay.health().topics).to.equal(1);
    expect(kept.topic.size).to.equal(1);
  });

  it("looks after the feed of each topic that is followed, and of no other", async () => {
    const relay = relayWith();
    const [followed, left] = [idleTopic(), idleTopic()];
    const { subscriber } = await subscriberOf(people.ada);
    relay.conversations.getOrStart("left", () => left.live);
    relay.conversations.getOrStart("followed", () => followed.live).topic.join(subscriber);
    await looked(relay);
    expect(followed.checks).to.include(now);
    expect(left.checks).to.deep.equal([]);
  });

  it("says how many do not read", async () => {
    const relay = relayWith();
    const { subscriber } = await subscriberOf(people.ada);
    relay.add(subscriber);
    subscriber.write(Buffer.alloc(20_000_000));
    expect(relay.health()).to.include({ subscribers: 1, blocked: 1 });
  });

  describe("asks again and again whether staff still are", () => {
    it("and ends the streams of who is no more, within a minute", async () => {
      const relay = relayWith({}, async ({ id }) => id !== people.dana.id);
      const [dana, omar] = await Promise.all([subscriberOf(people.dana), subscriberOf(people.omar)]);
      for (const { subscriber } of [dana, omar]) relay.add(subscriber);
      now += 38_000;
      await looked(relay);
      expect(dana.subscriber.isOpen).to.equal(true);
      now += 1_000;
      expect(await dana.text()).to.match(/event: reconnect\ndata: {"reason":"token","delayMs":0}\n\n$/);
      expect(omar.subscriber.isOpen).to.equal(true);
    });

    it("about each role that one person's streams began with", async () => {
      const relay = relayWith({}, async ({ role }) => role === "customer");
      const [first, second] = await Promise.all([
        subscriberOf({ ...people.dana, role: "customer" }),
        subscriberOf(people.dana),
      ]);
      for (const { subscriber } of [first, second]) relay.add(subscriber);
      now += 40_000;
      expect(await second.text()).to.match(/"reason":"token"/);
      expect(first.subscriber.isOpen).to.equal(true);
    });

    it("and ends nobody's when the answer cannot be had", async () => {
      const asked = Promise.withResolvers<void>();
      const relay = relayWith({}, async () => {
        asked.resolve();
        throw new Error("no answer");
      });
      const { subscriber } = await subscriberOf(people.dana);
      relay.add(subscriber);
      now += 40_000;
      await asked.promise;
      await looked(relay);
      expect(subscriber.isOpen).to.equal(true);
    });
  });

  it("says goodbye to everyone, spread over two seconds, stops every topic and takes no more", async () => {
    const relay = relayWith();
    const { live, stopped } = idleTopic();
    const all = await subscribersOf(people.ada, 3);
    for (const { subscriber } of all) {
      relay.add(subscriber);
      relay.conversations.getOrStart("c1", () => live).topic.join(subscriber);
    }
    relay.close();
    await stopped;
    for (const { text } of all) {
      const [, delay] = /^event: reconnect\ndata: {"reason":"shutdown","delayMs":(\d+)}\n\n$/.exec(await text()) ?? [];
      expect(Number(delay)).to.be.within(0, 2_000);
    }
    overloaded(relay);
  });

  /** Resolves when the relay has looked after its streams: one of them is then due a heartbeat. */
  async function looked(relay: Relay): Promise<void> {
    const { subscriber, client } = await subscriberOf(people.bot);
    relay.add(subscriber);
    now += 1_000;
    await new Promise((resolve) => client.once("data", resolve));
    relay.remove(subscriber);
  }
});
