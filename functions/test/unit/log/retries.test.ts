import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { close } from "../../../src/conversation/close.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import { startConversation } from "../../../src/conversation/startConversation.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import type { ConversationLog } from "../../../src/log/ConversationLog.ts";
import { appendOf } from "../../support/appendOf.ts";
import { expectSoundLog } from "../../support/expectSoundLog.ts";
import { faultOf } from "../../support/faultOf.ts";
import { after, noon } from "../../support/headWith.ts";
import { type CommitFault, MemoryLogStore } from "../../support/MemoryLogStore.ts";
import { openLog } from "../../support/openLog.ts";
import { Process } from "../../support/Process.ts";
import { people } from "../../support/people.ts";
import { start, started } from "../../support/started.ts";
import { eventTtl } from "../../support/storedMessageWith.ts";

const { ada, dana, omar } = people;

const say = (text: string, clientId?: string) => appendMessage(appendOf(ada, { text, clientId }));

type Trouble = {
  commits?: CommitFault[];
  /** What another process does while ours waits before it tries again, the first time. */
  meanwhile?: (rival: ConversationLog<number>) => Promise<unknown>;
};

/** A store in which all goes well until the conversation is there, and a log that knows its head. */
async function begun({ commits = [], meanwhile }: Trouble = {}) {
  const store = new MemoryLogStore({ commits: ["none", ...commits] });
  let pending = meanwhile;
  const sleep = async () => {
    const rival = pending;
    pending = undefined;
    await rival?.(openLog(store));
  };
  return { store, log: await started(openLog(store, { sleep })) };
}

const texts = (store: MemoryLogStore) => store.stored("c1").messages.map(({ text }) => text);

describe("retries, case by case", () => {
  describe("the answer was lost, and the client sends again:", () => {
    it("1. to the same process", async () => {
      const { store, log } = await begun();
      const first = await log.append("c1", say("hello", "k1"));
      expect(await log.append("c1", say("hello", "k1"))).to.deep.equal({ message: first.message, duplicate: true });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("2. to another process, that knows nothing", async () => {
      const { store, log } = await begun();
      const first = await log.append("c1", say("hello", "k1"));
      const again = await openLog(store).append("c1", say("hello", "k1"));
      expect(again).to.deep.equal({ message: first.message, duplicate: true });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("3. while the first is still under way", async () => {
      const { store, log } = await begun();
      const both = await Promise.all([log.append("c1", say("hello", "k1")), log.append("c1", say("hello", "k1"))]);
      expect(both.map(({ duplicate }) => duplicate)).to.deep.equal([false, true]);
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("4. twice into one commit", async () => {
      const { store, log } = await begun();
      const sends = ["first", "hello", "hello"].map((text) => log.append("c1", say(text, text)));
      expect((await Promise.all(sends)).map(({ duplicate }) => duplicate)).to.deep.equal([false, false, true]);
      expect(texts(store)).to.deep.equal(["first", "hello"]);
    });

    it("5. after it was edited: the message as it is now", async () => {
      const { log } = await begun();
      const { message } = await log.append("c1", say("hello", "k1"));
      await log.append("c1", editMessage(ada, message.id, "hello there"));
      const again = await log.append("c1", say("hello", "k1"));
      expect([again.duplicate, again.message.text]).to.deep.equal([true, "hello there"]);
    });

    it("6. after it was deleted: the tombstone, and the text does not come back", async () => {
      const { store, log } = await begun();
      const { message } = await log.append("c1", say("hello", "k1"));
      await log.append("c1", deleteMessage(ada, message.id));
      const again = await log.append("c1", say("hello", "k1"));
      expect([again.duplicate, again.message.text]).to.deep.equal([true, ""]);
      expect(JSON.stringify(store.stored("c1"))).not.to.include("hello");
    });

    it("7. without a key, within 20 s", async () => {
      const { store, log } = await begun();
      const first = await log.append("c1", say("hello"));
      expect(await openLog(store).append("c1", say("hello"))).to.deep.equal({ ...first, duplicate: true });
      expect(texts(store)).to.deep.equal(["hello"]);
    });
  });

  describe("the key was used before, by way of another process:", () => {
    it("8. with the same payload", async () => {
      const { store, log } = await begun();
      const first = await openLog(store).append("c1", say("hello", "k1"));
      expect(await log.append("c1", say("hello", "k1"))).to.deep.equal({ message: first.message, duplicate: true });
    });

    it("9. with another payload: refused, and nothing is written", async () => {
      const { store, log } = await begun();
      await openLog(store).append("c1", say("hello", "k1"));
      const before = store.stored("c1");
      expect((await faultOf(log.append("c1", say("goodbye", "k1")))).code).to.equal("idempotency_conflict");
      expect(store.stored("c1")).to.deep.equal(before);
    });

    it("10. and who was taken together with it gets through", async () => {
      const { store, log } = await begun();
      await openLog(store).append("c1", say("hello", "k1"));
      const [, repeated, other] = await Promise.all([
        log.append("c1", say("alone", "k0")),
        log.append("c1", say("hello", "k1")),
        log.append("c1", say("other", "k2")),
      ]);
      expect([repeated.duplicate, other.duplicate]).to.deep.equal([true, false]);
      expect(texts(store)).to.deep.equal(["hello", "alone", "other"]);
    });
  });

  describe("the head moved", () => {
    it("11. between decision and commit: decided anew, over the new one", async () => {
      const { store, log } = await begun();
      await openLog(store).append("c1", say("from elsewhere", "k1"));
      expect((await log.append("c1", say("hello", "k2"))).message.seq).to.equal(3);
      expectSoundLog(store.stored("c1"));
    });

    it("12. against a takeover: the other one has it", async () => {
      const { store, log } = await begun();
      await openLog(store).append("c1", takeOver(omar, undefined));
      const fault = await faultOf(log.append("c1", takeOver(dana, undefined)));
      expect([fault.code, fault.details.operator?.id]).to.deep.equal(["conversation_taken", "omar"]);
    });

    it("13. or so it seemed: a conflict that was none", async () => {
      const { store, log } = await begun({ commits: ["refused"] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expectSoundLog(store.stored("c1"));
    });
  });

  describe("the commit's acknowledgement was lost:", () => {
    it("14. it is found to be ours, and is no duplicate", async () => {
      const { store, log } = await begun({ commits: ["unacknowledged"] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("15. everyone in it is answered as if it had not been, the refused ones too", async () => {
      const { store, log } = await begun({ commits: ["unacknowledged", "unacknowledged"] });
      const [, sent, refused, taken] = await Promise.allSettled([
        log.append("c1", say("alone", "k0")),
        log.append("c1", say("hello", "k1")),
        log.append("c1", appendMessage(appendOf(dana, { text: "too early" }))),
        log.append("c1", takeOver(dana, undefined)),
      ]);
      expect(sent).to.have.nested.property("value.duplicate", false);
      expect(refused).to.have.nested.property("reason.code", "invalid_state");
      expect(taken).to.have.nested.property("value.operator.id", "dana");
      expectSoundLog(store.stored("c1"));
    });

    it("16. of a takeover: it holds, and is written once", async () => {
      const { store, log } = await begun({ commits: ["unacknowledged"] });
      expect((await log.append("c1", takeOver(dana, undefined))).operator?.id).to.equal("dana");
      expect(store.seq("c1")).to.equal(2);
    });

    it("17. of the start: it was us who created it", async () => {
      const store = new MemoryLogStore({ commits: ["unacknowledged"] });
      expect(await openLog(store).append("c1", start())).to.include({ created: true });
      expect(store.seq("c1")).to.equal(1);
    });

    it("18. and others have written since: it is still found", async () => {
      const { store, log } = await begun({
        commits: ["unacknowledged"],
        meanwhile: (rival) => rival.append("c1", say("from elsewhere", "k2")),
      });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello", "from elsewhere"]);
    });

    it("19. of each try but the last", async () => {
      const { store, log } = await begun({ commits: ["refused", { lands: 99 }, "refused", "unacknowledged"] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      store.landLost();
      expect(texts(store)).to.deep.equal(["hello"]);
      expectSoundLog(store.stored("c1"));
    });
  });

  describe("the lost write lands", () => {
    it("20. after our read: our second try fails on its guard, and the first one stands", async () => {
      const { store, log } = await begun({ commits: [{ lands: 1 }] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
      expect(store.counts).to.include({ commits: 3, writes: 2 + 3 });
    });

    it("21. after our second try: it fails on its own guard", async () => {
      const { store, log } = await begun({ commits: [{ lands: 2 }] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
      expectSoundLog(store.stored("c1"));
    });

    it("22. never", async () => {
      const { store, log } = await begun({ commits: [{ lands: Number.POSITIVE_INFINITY }] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("23. after two more tries were lost, between two reads", async () => {
      const { store, log } = await begun({ commits: [{ lands: 5 }, "refused", "refused"] });
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("24. after a rival's: we are told who won", async () => {
      const { store, log } = await begun({
        commits: [{ lands: 99 }],
        meanwhile: (rival) => rival.append("c1", takeOver(omar, undefined)),
      });
      const fault = await faultOf(log.append("c1", takeOver(dana, undefined)));
      store.landLost();
      expect(fault.details.operator?.id).to.equal("omar");
      expect(store.stored("c1").head?.operator?.id).to.equal("omar");
    });

    it("25. after we gave up: who tries again hears that it is there", async () => {
      const store = new MemoryLogStore({
        commits: ["none", { lands: 99 }],
        reads: Array(11).fill("unreachable").with(0, "none"),
      });
      const log = await started(openLog(store));
      expect((await faultOf(log.append("c1", say("hello", "k1")))).code).to.equal("busy");
      store.landLost();
      expect(await log.append("c1", say("hello", "k1"))).to.include({ duplicate: true });
      expect(texts(store)).to.deep.equal(["hello"]);
    });
  });

  describe("two processes start the same conversation:", () => {
    it("26. one creates it, the other finds it, and both see one epoch", async () => {
      const store = new MemoryLogStore();
      const both = await Promise.all(["mine", "yours"].map((epoch) => openLog(store).append("c1", start("c1", epoch))));
      expect(both.map(({ created }) => created)).to.deep.equal([true, false]);
      expect(both[1]?.head).to.deep.equal(both[0]?.head);
      expect(store.seq("c1")).to.equal(1);
    });

    it("27. with the same first message: it is in there once", async () => {
      const store = new MemoryLogStore();
      const first = appendOf(ada, { text: "hello", clientId: "k1" });
      const begin = startConversation({
        conversationId: "c1",
        epoch: "e",
        principal: ada,
        profile: { channel: "web" },
        first,
      });
      const both = await Promise.all([openLog(store).append("c1", begin), openLog(store).append("c1", begin)]);
      expect(both.map(({ created }) => created)).to.deep.equal([true, false]);
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("28. with different first messages: both are in there", async () => {
      const store = new MemoryLogStore();
      const begin = (text: string) =>
        startConversation({
          conversationId: "c1",
          epoch: text,
          principal: ada,
          profile: { channel: "web" },
          first: appendOf(ada, { text, clientId: text }),
        });
      await Promise.all(["hello", "anyone"].map((text) => openLog(store).append("c1", begin(text))));
      expect(texts(store).sort()).to.deep.equal(["anyone", "hello"]);
      expectSoundLog(store.stored("c1"));
    });
  });

  describe("the process crashed", () => {
    it("29. before its commit was sent", async () => {
      const { store } = await begun();
      const process = new Process(store, { sleep: async () => {} });
      const lost = process.call("c1", say("hello", "k1"));
      process.crash();
      expect(await lost).to.equal("crashed");
      expect(await openLog(store).append("c1", say("hello", "k1"))).to.include({ duplicate: false });
      expect(texts(store)).to.deep.equal(["hello"]);
    });

    it("30. after its commit was written", async () => {
      const store = new MemoryLogStore();
      const process = new Process(store, { sleep: async () => {} });
      const lost = process.call("c1", start());
      while (store.seq("c1") === 0) await Promise.resolve();
      process.crash();
      expect(await lost).to.equal("crashed");
      expect(await openLog(store).append("c1", start())).to.include({ created: false });
    });
  });

  describe("the store cannot be reached", () => {
    it("31. for a while: the call waits", async () => {
      const store = new MemoryLogStore({ reads: Array(9).fill("unreachable") });
      expect(await openLog(store).append("c1", start())).to.include({ created: true });
    });

    it("32. for too long: busy; and the same call later goes through", async () => {
      const store = new MemoryLogStore({ reads: Array(10).fill("unreachable") });
      const log = openLog(store);
      expect((await faultOf(log.append("c1", start()))).code).to.equal("busy");
      expect(await log.append("c1", start())).to.include({ created: true });
    });
  });

  describe("the state has changed since:", () => {
    it("33. a message accepted before the close is answered as accepted", async () => {
      const { log } = await begun();
      await log.append("c1", takeOver(dana, undefined));
      const send = appendMessage(appendOf(dana, { text: "on its way", clientId: "k1" }));
      await log.append("c1", send);
      await log.append("c1", close(dana, undefined));
      expect(await log.append("c1", send)).to.include({ duplicate: true });
    });

    it("34. an event that the edit would rewrite has expired between decision and commit", async () => {
      let now = noon;
      const store = new MemoryLogStore();
      const log = await started(openLog(store, { clock: () => now }));
      const { message } = await log.append("c1", say("hello", "k1"));
      const other = openLog(store, {
        clock: () => now,
        sleep: async () => {
          now = after(eventTtl + 1);
        },
      });
      store.expire("c1", 2);
      const edited = await other.append("c1", editMessage(ada, message.id, "hello there"));
      expect(edited.carriedBy.map(({ seq }) => seq)).to.deep.equal([3]);
      expect(store.stored("c1").events.map(({ seq }) => seq)).to.deep.equal([1, 3]);
    });
  });
});
