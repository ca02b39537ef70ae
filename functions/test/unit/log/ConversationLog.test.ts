import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import { release } from "../../../src/conversation/release.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { appendOf } from "../../support/appendOf.ts";
import { expectSoundLog } from "../../support/expectSoundLog.ts";
import { faultOf } from "../../support/faultOf.ts";
import { MemoryLogStore, StoreDenied } from "../../support/MemoryLogStore.ts";
import { openLog } from "../../support/openLog.ts";
import { people } from "../../support/people.ts";
import { start, started } from "../../support/started.ts";

const { ada, bot, dana, omar } = people;

const say = (text: string, clientId?: string) => appendMessage(appendOf(ada, { text, clientId }));

/** What `work` costs the store. */
async function costOf(store: MemoryLogStore, work: () => Promise<unknown>) {
  const before = { ...store.counts };
  await work();
  const { reads, commits, writes } = store.counts;
  return { reads: reads - before.reads, commits: commits - before.commits, writes: writes - before.writes };
}

describe("the conversation log", () => {
  describe("costs", () => {
    it("no read, one commit and three writes for a message, once the head is known", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      expect(await costOf(store, () => log.append("c1", say("hello", "k1")))).to.deep.equal({
        reads: 0,
        commits: 1,
        writes: 3,
      });
    });

    it("one read more where the head is not known", async () => {
      const store = new MemoryLogStore();
      await started(openLog(store));
      const log = openLog(store);
      expect(await costOf(store, () => log.append("c1", say("hello", "k1")))).to.include({ reads: 1, commits: 1 });
      expect(await costOf(store, () => log.append("c1", say("again", "k2")))).to.include({ reads: 0, commits: 1 });
    });

    it("one round trip when another instance has moved the head", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      await openLog(store).append("c1", say("from elsewhere"));
      expect(await costOf(store, () => log.append("c1", say("hello", "k1")))).to.deep.equal({
        reads: 1,
        commits: 2,
        writes: 3,
      });
    });

    it("one read after a commit that was not acknowledged, and not a commit in vain", async () => {
      const store = new MemoryLogStore({ commits: ["none", "unacknowledged"] });
      const log = await started(openLog(store));
      await log.append("c1", say("hello", "k1"));
      const cost = await costOf(store, () => log.append("c1", say("again", "k2")));
      expect(cost).to.deep.equal({ reads: 1, commits: 1, writes: 3 });
    });

    it("six commits for five hundred messages at once, in the order in which they came", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      const texts = Array.from({ length: 500 }, (_, index) => `message ${index}`);
      const cost = await costOf(store, () =>
        Promise.all(texts.map((text) => log.append("c1", say(text, text.slice(8))))),
      );
      // The first goes alone, since it finds nobody waiting.
      expect(cost).to.deep.equal({ reads: 0, commits: 6, writes: 1_006 });
      expect(store.stored("c1").messages.map(({ text }) => text)).to.deep.equal(texts);
      expectSoundLog(store.stored("c1"));
    });

    it("nothing for what is as it should be, but the read that makes sure", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      await log.append("c1", takeOver(dana, undefined));
      const cost = await costOf(store, () => log.append("c1", takeOver(dana, undefined)));
      expect(cost).to.deep.equal({ reads: 1, commits: 0, writes: 0 });
    });
  });

  describe("takes together what waits", () => {
    it("and who is refused costs the others nothing", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      const first = log.append("c1", say("first"));
      const all = [
        log.append("c1", say("second")),
        log.append("c1", release(dana, "queue")),
        log.append("c1", () => {
          throw new TypeError("a bug");
        }),
        log.append("c1", say("third")),
      ];
      const cost = await costOf(store, () => Promise.allSettled([first, ...all]));
      expect(cost).to.deep.equal({ reads: 0, commits: 2, writes: 3 + 5 });
      const [second, refused, broken, third] = await Promise.allSettled(all);
      expect(second).to.have.nested.property("value.message.text", "second");
      expect(refused).to.have.nested.property("reason.code", "invalid_state");
      expect(broken).to.have.property("reason").that.is.an.instanceof(TypeError);
      expect(third).to.have.nested.property("value.message.text", "third");
    });

    it("each deciding over what those before it decided", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      const calls = await Promise.allSettled([
        log.append("c1", handOff(ada)),
        log.append("c1", takeOver(dana, undefined)),
        log.append("c1", takeOver(omar, undefined)),
        log.append("c1", appendMessage(appendOf(bot, { text: "late" }))),
        log.append("c1", appendMessage(appendOf(dana, { text: "hello" }))),
      ]);
      expect(calls.map((call) => (call.status === "fulfilled" ? "ok" : call.reason.code))).to.deep.equal([
        "ok",
        "ok",
        "conversation_taken",
        "conversation_taken",
        "ok",
      ]);
      expectSoundLog(store.stored("c1"));
    });

    it("and of fifty who take over, one has it and forty-nine learn who", async () => {
      const store = new MemoryLogStore();
      const processes = [await started(openLog(store)), openLog(store), openLog(store)];
      const operators = Array.from({ length: 50 }, (_, index) => ({ ...dana, id: `operator-${index}` }));
      const calls = await Promise.allSettled(
        operators.map((operator, index) => processes[index % 3]?.append("c1", takeOver(operator, undefined))),
      );
      const { head, events } = store.stored("c1");
      const refusals = calls.flatMap((call) => (call.status === "rejected" ? [call.reason] : []));
      expect(refusals.map(({ code, details }) => [code, details.operator])).to.deep.equal(
        Array(49).fill(["conversation_taken", head?.operator]),
      );
      expect(events.map(({ type }) => type)).to.deep.equal(["conversation.created", "conversation.changed"]);
    });

    it("but conversations do not wait for each other", async () => {
      const blocked = Promise.withResolvers<void>();
      const store = new MemoryLogStore();
      const log = openLog({
        read: (id, query) => store.read(id, query),
        commit: (commit) =>
          (commit.conversationId === "c1" ? blocked.promise : Promise.resolve()).then(() => store.commit(commit)),
      });
      const first = log.append("c1", start("c1"));
      await log.append("c2", start("c2"));
      expect(store.seq("c1")).to.equal(0);
      blocked.resolve();
      await first;
    });
  });

  describe("never answers by a head that it only remembers", () => {
    it("a refusal: another instance may have made it possible", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      await log.append("c1", takeOver(dana, undefined));
      await openLog(store).append("c1", release(dana, "queue"));
      expect((await log.append("c1", takeOver(omar, undefined))).operator?.id).to.equal("omar");
    });

    it("that nothing is to be done: another instance may have undone it", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      await log.append("c1", takeOver(dana, undefined));
      await openLog(store).append("c1", release(dana, "queue"));
      await log.append("c1", takeOver(dana, undefined));
      expect(store.stored("c1").head).to.deep.include({ state: "assigned", seq: 4 });
    });

    it("a fault of someone who was taken together with others", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store));
      await log.append("c1", takeOver(dana, undefined));
      await openLog(store).append("c1", release(dana, "queue"));
      const both = [log.append("c1", say("hello")), log.append("c1", takeOver(omar, undefined))] as const;
      expect((await both[1]).operator?.id).to.equal("omar");
    });
  });

  describe("has bounds", () => {
    it("one more than may wait is refused at once, and hears when to come back", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store, { bounds: { waiting: 3 } }));
      const three = ["a", "b", "c"].map((text) => log.append("c1", say(text)));
      const fault = await faultOf(log.append("c1", say("d")));
      expect([fault.code, fault.details.retryAfter]).to.deep.equal(["overloaded", 1]);
      await Promise.all(three);
      expect(await log.append("c1", say("d"))).to.include({ duplicate: false });
      expect(store.stored("c1").messages.map(({ text }) => text)).to.deep.equal(["a", "b", "c", "d"]);
    });

    it("each conversation's own", async () => {
      const log = await started(openLog(new MemoryLogStore(), { bounds: { waiting: 1 } }));
      await Promise.all([log.append("c1", say("hello")), log.append("c2", start("c2"))]);
    });

    it("so many are committed together, and the rest next", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store, { bounds: { together: 2 } }));
      const cost = await costOf(store, () =>
        Promise.all(["a", "b", "c", "d"].map((text) => log.append("c1", say(text)))),
      );
      expect(cost.commits).to.equal(3);
    });

    it("what does not fit into one commit goes into the next", async () => {
      const store = new MemoryLogStore();
      const log = await started(openLog(store, { bounds: { together: 1_000 } }));
      const texts = Array.from({ length: 601 }, (_, index) => `message ${index}`);
      const cost = await costOf(store, () => Promise.all(texts.map((text) => log.append("c1", say(text)))));
      expect(cost.commits).to.equal(1 + 3);
      expect(store.stored("c1").messages.map(({ text }) => text)).to.deep.equal(texts);
    });

    it("so often it tries; then it says busy, and when to come back, and takes who is next", async () => {
      const store = new MemoryLogStore({ commits: ["none", ...Array(10).fill("refused")] });
      const log = await started(openLog(store));
      const unlucky = faultOf(log.append("c1", say("a", "ka")));
      const next = log.append("c1", say("b", "kb"));
      const fault = await unlucky;
      expect([fault.code, fault.details.retryAfter]).to.deep.equal(["busy", 1]);
      expect(await next).to.include({ duplicate: false });
      expect(await log.append("c1", say("a", "ka"))).to.include({ duplicate: false });
      expect(store.counts.commits).to.equal(1 + 10 + 2);
    });

    it("it waits between tries, longer each time up to a second, and never in step with a rival", async () => {
      for (const random of [0, 1]) {
        const waits: number[] = [];
        const log = openLog(new MemoryLogStore({ reads: Array(10).fill("unreachable") }), {
          random: () => random,
          sleep: async (milliseconds) => {
            waits.push(milliseconds);
          },
        });
        await faultOf(log.append("c1", start()));
        const longest = [20, 40, 80, 160, 320, 640, 1_000, 1_000, 1_000];
        expect(waits.slice(0, 9)).to.deep.equal(longest.map((wait) => (wait * (1 + random)) / 2));
      }
    });

    it("so long it tries, however few rounds that was: a store that hangs must not outlast the request", async () => {
      let elapsed = 0;
      const store = new MemoryLogStore({ reads: Array(10).fill("unreachable") });
      const log = openLog(store, {
        uptime: () => elapsed,
        sleep: async () => {
          elapsed += 10_000;
        },
      });
      const fault = await faultOf(log.append("c1", start()));
      expect([fault.code, store.counts.reads]).to.deep.equal(["busy", 2]);
    });

    it("a decision that always asks for more is told busy", async () => {
      const log = await started(openLog(new MemoryLogStore()));
      let asked = 0;
      const fault = await faultOf(log.append("c1", () => ({ needs: [`m${++asked}`] })));
      expect(fault.code).to.equal("busy");
    });

    it("heads are forgotten, the one unused for longest first", async () => {
      const store = new MemoryLogStore();
      const log = openLog(store, { bounds: { heads: 2 } });
      for (const id of ["c1", "c2", "c3"]) await started(log, id);
      const costs = [];
      for (const id of ["c3", "c1", "c2"]) {
        const append = appendMessage(appendOf(ada, { text: "hello" }, id));
        costs.push((await costOf(store, () => log.append(id, append))).reads);
      }
      expect(costs).to.deep.equal([0, 1, 1]);
    });
  });

  describe("when the store fails for good", () => {
    it("everyone who waited is told so, and the next try goes through", async () => {
      const store = new MemoryLogStore({ commits: ["none", "none", "denied"] });
      const log = await started(openLog(store));
      const [first, ...others] = await Promise.allSettled(["a", "b", "c"].map((text) => log.append("c1", say(text))));
      expect(first).to.include({ status: "fulfilled" });
      for (const other of others) {
        expect(other).to.have.property("reason").that.is.an.instanceof(StoreDenied);
      }
      expect(await log.append("c1", say("b"))).to.include({ duplicate: false });
      expectSoundLog(store.stored("c1"));
    });

    it("so it is with a read", async () => {
      const log = openLog(new MemoryLogStore({ reads: ["denied"] }));
      const [refused] = await Promise.allSettled([log.append("c1", start())]);
      expect(refused).to.have.property("reason").that.is.an.instanceof(StoreDenied);
      expect(await log.append("c1", start())).to.include({ created: true });
    });
  });
});
