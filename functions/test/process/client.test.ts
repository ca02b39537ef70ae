import { expect } from "chai";
import { createHearth, type Hearth } from "../../../client/src/index.ts";
import { signUp } from "../../../scripts/emulators/accounts.ts";
import { type RunningFunction, startFunction } from "../../../scripts/processes/startFunction.ts";
import { say, type Visit, visit } from "../support/streamCalls.ts";
import { startStream, theApi, theStream } from "../support/streamProcesses.ts";

/** A store's snapshot, once it is as wanted. Fails where that takes too long. */
async function until<Snapshot>(
  store: { getSnapshot: () => Snapshot; subscribe: (listener: () => void) => () => void },
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  const limit = AbortSignal.timeout(30_000);
  const { promise, resolve, reject } = Promise.withResolvers<Snapshot>();
  const look = () => {
    const snapshot = store.getSnapshot();
    if (isWanted(snapshot)) resolve(snapshot);
  };
  limit.addEventListener("abort", () => reject(new Error(`It stays at ${JSON.stringify(store.getSnapshot())}`)));
  const stop = store.subscribe(look);
  look();
  return promise.finally(stop);
}

describe("the client, with the real API and streams", () => {
  let api: string;
  const opened: { close(): void }[] = [];
  const running: RunningFunction[] = [];
  before(async () => {
    api = (await theApi()).url;
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.close();
    await Promise.all(running.splice(0).map((each) => each.stop("SIGKILL")));
  });

  function hearthOf(token: string, addresses: { baseUrl?: string; streamUrl: string }): Hearth {
    const hearth = createHearth({ baseUrl: api, getToken: async () => token, ...addresses });
    opened.push(hearth);
    return hearth;
  }

  function opening<Store extends { close(): void }>(store: Store): Store {
    opened.push(store);
    return store;
  }

  /** The customer's screen, live. */
  async function screenOf({ customer, conversation }: Visit, addresses: { baseUrl?: string; streamUrl: string }) {
    const store = opening(hearthOf(customer.token, addresses).openConversation(conversation.id));
    await until(store, ({ connection }) => connection === "live");
    return store;
  }

  it("shows a customer and an operator the same conversation, and the inbox what waits", async () => {
    const addresses = { streamUrl: (await theStream()).url };
    const visited = await visit(api);
    const { token } = await signUp({ role: "operator", name: "Dana" });
    const dana = hearthOf(token, addresses);
    const inbox = opening(dana.openInbox("waiting"));
    await until(inbox, ({ connection }) => connection === "live");
    const { id } = visited.conversation;
    const hers = await screenOf(visited, addresses);
    hers.send({ text: "Is anybody there?" });
    await hearthOf(visited.customer.token, addresses).api.handoff(id);
    await until(inbox, ({ conversations, fresh }) => conversations[0]?.id === id && fresh.has(id));
    await until(hers, ({ queue }) => queue !== null);

    await dana.api.takeover(id);
    await until(inbox, ({ conversations }) => conversations.every((each) => each.id !== id));
    const theirs = opening(dana.openConversation(id));
    await until(theirs, ({ connection }) => connection === "live");
    theirs.send({ text: "Hello, this is Dana." });
    const wanted = ["Is anybody there?", "Hello, this is Dana."];
    for (const store of [hers, theirs]) {
      const { messages, pending } = await until(store, ({ messages }) => messages.length === 2);
      expect(messages.map(({ text }) => text)).to.deep.equal(wanted);
      expect(pending).to.deep.equal([]);
    }
    const { conversation } = await until(hers, ({ conversation }) => conversation?.state === "assigned");
    expect(conversation).to.have.nested.property("operator.name", "Dana");
    expect(conversation).to.not.have.any.keys("labels", "sentiment");
  });

  it("misses nothing while its stream's instance is killed and another begins", async () => {
    const [stream, visited] = await Promise.all([startStream(), visit(api)]);
    running.push(stream);
    const { customer, conversation } = visited;
    const screen = await screenOf(visited, { streamUrl: stream.url });
    await say(api, customer.token, conversation.id, { text: "before" });
    await until(screen, ({ messages }) => messages.length === 1);
    await stream.stop("SIGKILL");
    await until(screen, ({ connection }) => connection !== "live");
    for (const text of ["meanwhile", "and again"]) await say(api, customer.token, conversation.id, { text });
    running.push(await startFunction({ target: "stream", port: Number(new URL(stream.url).port) }));
    const { messages } = await until(
      screen,
      ({ connection, messages }) => connection === "live" && messages.length === 3,
    );
    expect(messages.map(({ text }) => text)).to.deep.equal(["before", "meanwhile", "and again"]);
  });

  it("keeps what is said while the API is away, and sends it once, in order, when it is back", async () => {
    const [own, { url: streamUrl }] = await Promise.all([startFunction({ target: "api" }), theStream()]);
    running.push(own);
    const visited = await visit(own.url);
    const screen = await screenOf(visited, { baseUrl: own.url, streamUrl });
    await own.stop("SIGKILL");
    for (const text of ["one", "two", "three"]) screen.send({ text });
    expect(screen.getSnapshot().pending.map(({ draft }) => draft.text)).to.deep.equal(["one", "two", "three"]);
    running.push(await startFunction({ target: "api", port: Number(new URL(own.url).port) }));
    const { messages } = await until(screen, ({ pending, messages }) => pending.length === 0 && messages.length === 3);
    expect(messages.map(({ text }) => text)).to.deep.equal(["one", "two", "three"]);
  });
});
