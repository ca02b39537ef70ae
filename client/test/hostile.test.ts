import { expect } from "chai";
import fc from "fast-check";
import { seededRandom } from "../../scripts/replay/seededRandom.ts";
import { createHearth } from "../src/createHearth.ts";
import { memoryOutbox } from "../src/memoryOutbox.ts";
import { FakeClock } from "./support/FakeClock.ts";
import { FakeHearth, honest } from "./support/FakeHearth.ts";
import { fakeLocks } from "./support/fakeLocks.ts";
import { hostileNetwork } from "./support/hostileNetwork.ts";

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: "other writes" as const }) },
  { weight: 4, arbitrary: fc.constant({ type: "send" as const }) },
  { weight: 2, arbitrary: fc.constant({ type: "send file" as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("edit" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("remove" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant({ type: "change" as const }) },
  { weight: 2, arbitrary: fc.constant({ type: "load older" as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ type: "reset" as const }, { type: "wake" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "sweep" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "reload" as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("wait" as const), ms: fc.constantFrom(0, 100, 3_000, 50_000) }),
  },
);
const story = fc.record({
  seed: fc.nat(),
  before: fc.constantFrom(0, 3, 130),
  tellsProgress: fc.boolean(),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

/** Lives through the story, then gives an honest network time; what is shown in the end, and what is true. */
async function liveThrough({ seed, before, tellsProgress, steps }: Story) {
  const clock = new FakeClock();
  const server = new FakeHearth(clock);
  for (let n = 0; n < before; n++) server.log.write(`before ${n}`, null);
  server.network = hostileNetwork(seededRandom(seed));
  const storage = { ...memoryOutbox(), sharedAs: "ada" };
  const lock = fakeLocks();
  const wakes = new Set<() => void>();
  const sent: string[] = [];
  const named: string[] = [];
  let twice = 0;
  const open = () => {
    const hearth = createHearth({
      baseUrl: "http://hearth.test",
      streamUrl: "http://stream.test",
      getToken: async () => "token",
      outbox: storage,
      fetch: server.fetch,
      upload: tellsProgress ? server.upload : undefined,
      lock,
      now: clock.now,
      setTimer: clock.setTimer,
      random: seededRandom(seed + sent.length + 1),
      onWake: (wake) => {
        wakes.add(wake);
        return () => wakes.delete(wake);
      },
    });
    const store = hearth.openConversation("c1");
    store.subscribe(() => {
      const { messages, pending } = store.getSnapshot();
      const ids = [...messages.map(({ clientId }) => clientId), ...pending.map(({ draft }) => draft.clientId)];
      const own = ids.filter((id) => id !== null);
      if (new Set(own).size < own.length) twice += 1;
    });
    return { hearth, store };
  };
  let { hearth, store } = open();

  for (const step of steps) {
    const { log } = server;
    if (step.type === "other writes") log.write(`other ${log.seq}`, null);
    else if (step.type === "send") sent.push(store.send({ text: `own ${sent.length}` }));
    else if (step.type === "send file") {
      const name = `own ${sent.length}`;
      sent.push(store.send({ file: { blob: new Blob([name], { type: "text/plain" }), name } }));
      named.push(name);
    } else if (step.type === "sweep") server.sweep();
    else if (step.type === "edit") log.edit(step.which % Math.max(1, log.messages.length), `edited ${log.seq}`);
    else if (step.type === "remove") log.remove(step.which % Math.max(1, log.messages.length));
    else if (step.type === "change") log.changeState();
    else if (step.type === "load older") store.loadOlder().catch(() => undefined);
    else if (step.type === "reset") server.isResetting = true;
    else if (step.type === "wake") for (const wake of wakes) wake();
    else if (step.type === "reload") {
      await clock.advance(0);
      store.close();
      hearth.close();
      ({ hearth, store } = open());
    } else await clock.advance(step.ms);
  }

  server.network = honest;
  server.cutStreams();
  await clock.advance(400_000);
  while (store.getSnapshot().hasOlder) await Promise.all([store.loadOlder(), clock.advance(1_000)]);
  const shown = store.getSnapshot();
  store.close();
  hearth.close();
  const files = await Promise.all(
    server.log.messages.flatMap(({ attachment }) =>
      attachment === null ? [] : [server.files.get(attachment.id)?.text() ?? "none"],
    ),
  );
  return { shown, log: server.log, sent, twice, files, named };
}

describe("a conversation over a hostile network", () => {
  it("ends equal to the server's log, with every message once and in order", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(story, async (story) => {
        const { shown, log, sent, twice, files, named } = await liveThrough(story);
        expect(shown.messages).to.deep.equal(log.messages);
        expect(shown.conversation).to.deep.equal(log.conversation);
        expect(shown.pending).to.deep.equal([]);
        expect(shown.connection).to.be.oneOf(["live", "polling"]);
        const own = log.messages.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
        expect(own).to.deep.equal(sent);
        expect(files).to.deep.equal(named);
        expect(twice).to.equal(0);
      }),
      { numRuns: 60 },
    );
  });
});
