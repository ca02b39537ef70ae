import { expect } from "chai";
import fc from "fast-check";
import { newCounters } from "../../../src/relay/Counters.ts";
import { EventWindow } from "../../../src/relay/EventWindow.ts";
import type { Follower } from "../../../src/relay/Follower.ts";
import { Topic } from "../../../src/relay/Topic.ts";
import type { Piece } from "../../../src/relay/Window.ts";
import { published, seqsIn } from "./published.ts";

/** A client whose socket is full or drains when the test says so. */
class Client implements Follower {
  readonly principal = { id: "someone" };
  readonly audience = "staff";
  readonly time = 0;
  readonly started: number;
  position: number;
  isRefilling = false;
  isBlocked = false;
  blocksAfterWrite = false;
  resetBy: string | undefined;
  readonly got: number[] = [];
  #resume = () => {};

  constructor(position: number) {
    this.position = position;
    this.started = position;
  }

  get isReady(): boolean {
    return !this.isBlocked && !this.isRefilling && this.resetBy === undefined;
  }

  onDrain(resume: () => void): void {
    this.#resume = resume;
  }

  drain(): void {
    this.isBlocked = false;
    this.blocksAfterWrite = false;
    this.#resume();
  }

  writePiece(piece: Piece): void {
    this.position = piece.upTo;
    this.write(piece.bytes);
  }

  refill(piece: Piece): void {
    this.writePiece(piece);
  }

  write(bytes: Buffer): void {
    this.got.push(...seqsIn(bytes));
    this.isBlocked = this.blocksAfterWrite;
  }

  reset(reason: string): void {
    this.resetBy = reason;
  }

  destroy(reason: string): void {
    this.resetBy = reason;
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

type Step =
  | { do: "publish"; count: number }
  | { do: "join"; back: number }
  | { do: "block"; who: number }
  | { do: "drain"; who: number }
  | { do: "turn" };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("publish" as const), count: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ do: fc.constant("join" as const), back: fc.nat(30) }),
    fc.record({ do: fc.constant("block" as const), who: fc.nat(5) }),
    fc.record({ do: fc.constant("drain" as const), who: fc.nat(5) }),
    fc.record({ do: fc.constant("turn" as const) }),
  ),
  { maxLength: 40 },
);

describe("Topic", () => {
  it("brings everyone every event, once and in order, however they join, block and fall behind", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        // Five events fit: almost everyone who pauses falls off and is refilled while more is published.
        const window = new EventWindow(30, { events: 5, bytes: 1_000_000 });
        const refill = async ({ position }: Follower): Promise<Piece> => {
          const upTo = Math.min(position + 7, window.start);
          await turn();
          const missed = Array.from(
            { length: upTo - position },
            (_, index) => published(position + 1 + index).frames.staff,
          );
          return { bytes: Buffer.concat(missed), events: missed.length, upTo };
        };
        const topic = new Topic(window, refill, newCounters());
        const clients: Client[] = [];
        for (const step of all) {
          if (step.do === "publish") {
            for (let n = 0; n < step.count; n++) window.append(published(window.end + 1));
            topic.published();
          } else if (step.do === "join") {
            const client = new Client(window.end - step.back);
            clients.push(client);
            topic.join(client);
          } else if (step.do === "block") {
            const client = clients[step.who];
            if (client) client.blocksAfterWrite = true;
          } else if (step.do === "drain") clients[step.who]?.drain();
          else await turn();
        }
        for (let n = 0; n < 80; n++) {
          for (const client of clients) client.drain();
          await turn();
        }
        topic.stop();
        for (const { started, got } of clients) {
          expect(got).to.deep.equal(Array.from({ length: window.end - started }, (_, index) => started + 1 + index));
        }
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 100) },
    );
  });

  it("writes once for all that one turn of the loop brings", async () => {
    const window = new EventWindow(0);
    const counters = newCounters();
    const topic = new Topic(window, () => Promise.resolve("expired"), counters);
    topic.join(new Client(0));
    for (let seq = 1; seq <= 20; seq++) {
      window.append(published(seq));
      topic.published();
    }
    await turn();
    topic.stop();
    expect(counters.windowHits).to.equal(1);
  });

  it("leaves a client whose socket is full alone: not a byte is kept for it", async () => {
    const window = new EventWindow(0);
    const topic = new Topic(window, () => Promise.resolve("expired"), newCounters());
    const client = new Client(0);
    topic.join(client);
    client.isBlocked = true;
    window.append(published(1));
    topic.published();
    await turn();
    expect(client.got).to.deep.equal([]);
    client.drain();
    topic.stop();
    expect(client.got).to.deep.equal([1]);
  });

  it("tells a client why it cannot be brought forward", async () => {
    const window = new EventWindow(10);
    const topic = new Topic(window, () => Promise.resolve("expired"), newCounters());
    const client = new Client(3);
    topic.join(client);
    await turn();
    topic.stop();
    expect(client.resetBy).to.equal("expired");
  });

  it("cuts off a client whose past could not be fetched: it comes back, where it would hang", async () => {
    const window = new EventWindow(10);
    const topic = new Topic(window, () => Promise.reject(new Error("no store")), newCounters());
    const client = new Client(3);
    topic.join(client);
    await turn();
    topic.stop();
    expect(client.resetBy).to.equal("refill_failed");
  });
});
