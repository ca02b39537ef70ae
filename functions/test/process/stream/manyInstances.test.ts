import { expect } from "chai";
import { say, type Visit, visit } from "../../support/streamCalls.ts";
import { follow, type Received, type StreamClient } from "../../support/streamClient.ts";
import { Fleet } from "../../support/streamFleet.ts";

const conversations = 10;
const clientsEach = 30;
const farewell = "That was all.";

/**
 * What the emulator tells no listener of, an instance asks for after 50 s of silence (docs/decisions/0013), and the
 * farewell is followed by nothing that would bring it sooner. In milliseconds.
 */
const patience = 75_000;

/** One connection: which instance it was to, from which seq on, and what came on it. */
type Connection = { url: string; from: number; received: readonly Received[] };

const seqOf = ({ id }: Received) => Number(id?.split(".")[1]);
const isEvent = ({ event }: Received) => event !== "ready" && event !== "reconnect";

/**
 * Three instances of the stream and two of the API, which are killed and started anew all the while, some with
 * a goodbye and some without. A client's gap is bounded by its reconnect when it loses its stream to nothing but
 * the end of its instance, when the next connection begins at the very cursor where the last one broke off, and
 * when what was missed comes on that one, in order, with nothing to fetch.
 */
describe("three streams and two APIs, that come and go", () => {
  let streams: Fleet;
  let apis: Fleet;
  before(async function () {
    this.timeout(60_000);
    [streams, apis] = await Promise.all([
      Fleet.of("stream", 3, { HEARTH_STREAMS_PER_USER: "500" }),
      Fleet.of("api", 2),
    ]);
  });
  after(() => Promise.all([streams.stop(), apis.stop()]));

  /** Tries one instance after the other. */
  async function withNext<Result>(fleet: Fleet, act: (url: string) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await act(fleet.next());
      } catch (failure) {
        if (attempt === 20) throw failure;
      }
    }
  }

  /** Follows the conversation until the farewell, through as many connections as it takes. */
  async function reader(
    { customer, conversation }: Visit,
    onSeen: (seq: number) => void,
    onReady: () => void,
  ): Promise<Connection[]> {
    const connections: Connection[] = [];
    for (let seen = 1; ; ) {
      const lastEventId = `${conversation.epoch}.${seen}`;
      const ask = { conversation: conversation.id, token: customer.token, lastEventId };
      const [url, client] = await withNext(streams, async (url) => [url, await follow(url, ask)] as const);
      connections.push({ url, from: seen, received: client.received });
      for await (const event of eventsOf(client)) {
        if (event.event === "ready") onReady();
        if (!isEvent(event)) continue;
        seen = seqOf(event);
        onSeen(seen);
        if (event.data.includes(farewell)) {
          await client.cut();
          return connections;
        }
      }
    }
  }

  async function* eventsOf(client: StreamClient): AsyncGenerator<Received> {
    for (;;) {
      const next = await client.take(1, patience).catch((failure) => {
        // Ended; what stands still instead is a failure.
        if (String(failure).includes("ended")) return [];
        throw failure;
      });
      if (next.length === 0) return;
      yield* next;
    }
  }

  it("every client ends with every event, once and in order; its gap is bounded by its reconnect", async function () {
    this.timeout(240_000);
    const all = await Promise.all(Array.from({ length: conversations }, () => withNext(apis, visit)));
    let isChaos = true;
    let deliveries = 0;
    let enough = { at: 0, ...Promise.withResolvers<void>() };
    let replaced = Promise.withResolvers<void>();

    /**
     * A dialogue of one: the next message is sent when someone has seen the one before, or an instance has been
     * replaced meanwhile. The emulator may tell no listener of a commit that it was telling an instance of as that
     * was killed; the next change brings both, and without another message there would be none.
     */
    async function follows(visited: Visit) {
      const { customer, conversation } = visited;
      let highest = 1;
      let news = Promise.withResolvers<void>();
      const everyone = Promise.withResolvers<void>();
      let ready = 0;
      const onSeen = (seq: number) => {
        deliveries += 1;
        if (deliveries >= enough.at) enough.resolve();
        if (seq <= highest) return;
        highest = seq;
        news.resolve();
      };
      const onReady = () => {
        ready += 1;
        if (ready === clientsEach) everyone.resolve();
      };
      const readers = Array.from({ length: clientsEach }, () => reader(visited, onSeen, onReady));
      const send = async (text: string) => {
        const words = { text, clientId: crypto.randomUUID() };
        return (await withNext(apis, (url) => say(url, customer.token, conversation.id, words))).seq;
      };
      const isSeen = async (seq: number) => {
        for (; highest < seq; await news.promise) news = Promise.withResolvers();
      };
      const write = async () => {
        await everyone.promise;
        let last = 1;
        while (isChaos) {
          const { promise: isReplaced } = replaced;
          last = await send(`after ${last}`);
          await Promise.race([isSeen(last), isReplaced]);
        }
        return send(farewell);
      };
      return { conversation, last: await raceOf(write(), readers), readers: await Promise.all(readers) };
    }

    const followed = all.map(follows);
    const chaos = async () => {
      for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM", "SIGKILL"] as const) {
        await Promise.all([streams.replace(signal), apis.replace(signal)]);
        replaced.resolve();
        replaced = Promise.withResolvers();
        enough = { at: deliveries + 600, ...Promise.withResolvers<void>() };
        await enough.promise;
      }
      isChaos = false;
    };
    const [outcomes] = await Promise.all([Promise.all(followed), chaos()]);

    for (const { conversation, last, readers } of outcomes) {
      expect(last, "the writer wrote").to.be.greaterThan(5);
      const expected = Array.from({ length: last - 1 }, (_, index) => `${conversation.epoch}.${index + 2}`);
      for (const connections of readers) {
        const events = connections.flatMap(({ received }) => received.filter(isEvent));
        expect(events.map(({ id }) => id)).to.deep.equal(expected);
        for (const [index, { url, from, received }] of connections.entries()) {
          // What was killed as it began may not have come to its first word.
          const beginsWell = { event: "ready", id: `${conversation.epoch}.${from}` };
          if (received[0] !== undefined) expect(received[0]).to.include(beginsWell);
          if (index === connections.length - 1) continue;
          expect(streams.killedBy(url), "a stream that nobody ended").not.to.equal(undefined);
          expect(received.filter(({ event }) => event === "reset")).to.deep.equal([]);
        }
      }
    }
    const connections = outcomes.flatMap(({ readers }) => readers.flat());
    expect(connections.length, "streams were lost").to.be.greaterThan(2 * conversations * clientsEach - 1);
    const goodbyes = connections.filter(({ received }) => received.at(-1)?.event === "reconnect");
    for (const { url } of goodbyes) expect(streams.killedBy(url)).to.equal("SIGTERM");
    expect(goodbyes, "and some with a goodbye").not.to.deep.equal([]);
  });

  /** What the writer says, unless a reader fails first: it would wait for that one for ever. */
  function raceOf<Result>(writer: Promise<Result>, readers: Promise<unknown>[]): Promise<Result> {
    const failure = Promise.all(readers).then(() => writer);
    return Promise.race([writer, failure]);
  }
});
