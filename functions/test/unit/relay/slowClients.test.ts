import { expect } from "chai";
import { newCounters } from "../../../src/relay/Counters.ts";
import { EventWindow } from "../../../src/relay/EventWindow.ts";
import type { Follower } from "../../../src/relay/Follower.ts";
import { joinFrames, pieceBytes } from "../../../src/relay/joinFrames.ts";
import { Subscriber } from "../../../src/relay/Subscriber.ts";
import { Topic } from "../../../src/relay/Topic.ts";
import { people } from "../../support/people.ts";
import { type OpenResponse, openResponse } from "../../support/streamResponse.ts";
import { eventOf } from "./published.ts";

describe("clients that do not read, while twenty megabytes are published", () => {
  const events = 20_000;
  const opened: OpenResponse[] = [];
  afterEach(() => {
    for (const { client } of opened.splice(0)) client.destroy();
  });

  async function subscribed() {
    const open = await openResponse();
    opened.push(open);
    const principal = people.dana;
    const lasts = { now: 0, endsAt: 1, endsBy: "lease" as const, heartbeatMs: 1, maxBytes: Number.POSITIVE_INFINITY };
    const terms = { topic: "conversation:c1", principal, position: 0, time: 0, isChunked: true, ...lasts };
    return { ...open, subscriber: new Subscriber(open.response, open.socket, terms, newCounters()) };
  }

  it("keep next to nothing of it, hold up nobody, and get all of it once they read", async () => {
    const window = new EventWindow(0);
    const stored = (seq: number) => eventOf(seq, 1_000).frames.staff;
    const refill = async ({ position }: Follower) => {
      const missed = Array.from({ length: Math.min(100, window.start - position) }, (_, at) =>
        stored(position + 1 + at),
      );
      const { bytes, count } = joinFrames(missed);
      return { bytes, events: count, upTo: position + count };
    };
    const topic = new Topic(window, refill, newCounters());
    const [reader, slow] = [await subscribed(), await Promise.all(Array.from({ length: 20 }, subscribed))];
    const read = reader.text();
    for (const { subscriber } of [reader, ...slow]) topic.join(subscriber);
    while (window.end < events) {
      for (let seq = 0; seq < 100; seq++) window.append(eventOf(window.end + 1, 1_000));
      topic.published();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await arrived(reader.subscriber);
    for (const { socket, subscriber } of slow) {
      expect(subscriber.position).to.be.below(events);
      expect(socket.writableLength).to.be.at.most(socket.writableHighWaterMark + pieceBytes);
    }
    const [late] = slow;
    const readLate = late?.text();
    if (late) await arrived(late.subscriber);
    const all = Array.from({ length: events }, (_, index) => index + 1);
    for (const { subscriber } of [reader, ...slow]) subscriber.reconnect("lease", 0);
    for (const text of [await read, await readLate]) {
      expect([...(text ?? "").matchAll(/^(\d+) /gm)].map(([, seq]) => Number(seq))).to.deep.equal(all);
    }
  });

  /** Resolves when everything was written to it. */
  async function arrived(subscriber: Subscriber): Promise<void> {
    while (subscriber.position < events) await new Promise((resolve) => setImmediate(resolve));
  }
});
