import { expect } from "chai";
import { appendMessage } from "../../functions/src/conversation/appendMessage.ts";
import type { LogStore } from "../../functions/src/log/LogStore.ts";
import { appendOf } from "../../functions/test/support/appendOf.ts";
import { expectSoundLog } from "../../functions/test/support/expectSoundLog.ts";
import { noon } from "../../functions/test/support/headWith.ts";
import { MemoryLogStore } from "../../functions/test/support/MemoryLogStore.ts";
import { openLog } from "../../functions/test/support/openLog.ts";
import { people } from "../../functions/test/support/people.ts";
import { DryLogStore } from "../import/DryLogStore.ts";
import { importAll } from "../import/importAll.ts";
import { report } from "../import/report.ts";

const start = Date.parse("2024-02-28T23:59:50.000Z");
const at = (seconds: number) => new Date(start + seconds * 1000);

const visit = {
  id: "visit",
  customer: { id: "user-1", name: "Adá Lovelace", email: "ada@example.com" },
  labels: ["vip", "vip"],
  messages: [
    { role: "user", text: " Hello\u0000? ", timestamp: start / 1000, wamid: "wamid.1" },
    { role: "assistant", content: "Good evening.", timestamp: start + 5_000 },
    { role: "customer", kind: "text", text: "ok", sentAt: at(20).toISOString() },
    { role: "customer", kind: "text", text: "ok", sentAt: at(25).toISOString() },
    {
      role: "agent",
      type: "voice",
      text: "(a recording)",
      time: { _seconds: start / 1000 + 60, _nanoseconds: 0 },
      author: { id: "dana", name: "Dana" },
    },
    { role: "user", text: "ok", date: at(61).toString() },
    { role: "user", text: "Hello?", timestamp: start / 1000, wamid: "wamid.1" },
  ],
};

const bad = {
  id: "bad/id",
  userId: 42,
  status: "unheard of",
  messages: [{ role: "ghost", text: "boo" }, "text", { role: "user", text: "kept" }, { role: "user", type: "image" }],
};

const many = {
  id: "many",
  userId: "user-2",
  status: "open",
  messages: Array.from({ length: 400 }, (_, index) => ({
    role: index % 2 ? "ai" : "user",
    text: `number ${index}`,
    timestamp: start / 1000 + index * 3600,
  })),
};

/** Imports into `store`, by a new process with nothing in its memory. */
function bring(store: LogStore<number>, documents: readonly unknown[] | string, signal = new AbortController().signal) {
  const text = typeof documents === "string" ? documents : JSON.stringify(documents, null, 1);
  let ids = 0;
  return importAll(pieces(text), { log: openLog(store), now: noon, newId: () => `epoch-${++ids}`, signal });
}

async function* pieces(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += 1_000) yield text.slice(from, from + 1_000);
}

describe("An import", () => {
  it("brings a conversation in by our rules: roles, kinds, texts, times, each message once", async () => {
    const store = new MemoryLogStore();
    const summary = await bring(store, [visit]);
    const { head, messages } = store.stored("visit");
    expect(messages.map(({ role, kind, text, sentAt }) => [role, kind, text, sentAt])).to.deep.equal([
      ["customer", "text", "Hello?", at(0)],
      ["bot", "text", "Good evening.", at(5)],
      ["customer", "text", "ok", at(20)],
      ["operator", "audio", "(a recording)", at(60)],
      ["customer", "text", "ok", at(61)],
    ]);
    expect(summary.messages).to.deep.equal({ written: 5, present: 0, merged: 2, rejected: 0 });
    expect(head).to.deep.include({
      state: "closed",
      labels: ["vip"],
      operator: { id: "dana", name: "Dana" },
      createdAt: at(0),
      closedAt: at(61),
      updatedAt: at(61),
      unread: { operator: 0, customer: 0 },
    });
    expect(head?.searchTokens).to.include("ada");
  });

  it("counts each message on the day it was said", async () => {
    const store = new MemoryLogStore();
    await bring(store, [visit, many]);
    for (const id of ["visit", "many"]) {
      expectSoundLog(store.stored(id));
    }
    const { tallies } = store.stored("visit");
    expect(tallies.map(({ day, messages }) => [day, messages])).to.deep.equal([
      ["2024-02-28", 2],
      ["2024-02-29", 3],
    ]);
  });

  it("writes many messages with one commit, and never more than the log's limits allow", async () => {
    const store = new MemoryLogStore();
    const sizes: number[] = [];
    const measured: LogStore<number> = {
      read: (id, query) => store.read(id, query),
      commit: async (commit) => {
        const before = store.counts.writes;
        const outcome = await store.commit(commit);
        sizes.push(store.counts.writes - before);
        return outcome;
      },
    };
    const long = {
      ...many,
      id: "long",
      messages: many.messages.map(({ text, ...rest }) => ({ ...rest, text: text.padEnd(8_000, "é") })),
    };
    await bring(measured, [many]);
    expect(sizes).to.have.length(3);
    await bring(measured, [long]);
    expect(Math.max(...sizes)).to.be.at.most(450);
    expect(store.stored("long").messages).to.have.length(400);
  });

  it("run twice changes nothing, and writes nothing", async () => {
    const store = new MemoryLogStore();
    await bring(store, [visit, bad, many]);
    const before = ["visit", "many"].map((id) => store.stored(id));
    const { writes } = store.counts;
    const again = await bring(store, [visit, bad, many]);
    expect(["visit", "many"].map((id) => store.stored(id))).to.deep.equal(before);
    expect(store.counts.writes).to.equal(writes);
    expect(again.conversations).to.include({ created: 0, present: 3 });
    expect(again.messages).to.deep.include({ written: 0, present: 406, merged: 2 });
  });

  it("goes on where it was cut off, after any commit", async () => {
    const whole = new MemoryLogStore();
    await bring(whole, [visit, many]);
    const commits = whole.counts.commits;
    for (let cut = 0; cut < commits; cut++) {
      const store = new MemoryLogStore({ commits: [...Array.from({ length: cut }, () => "none" as const), "denied"] });
      await bring(store, [visit, many]).catch(() => undefined);
      await bring(store, [visit, many]);
      for (const id of ["visit", "many"]) {
        expect(withoutCommits(store, id), `cut off at ${cut}`).to.deep.equal(withoutCommits(whole, id));
      }
    }
  });

  it("adds what a later export of the same conversation has more, and leaves alone what happened to it here", async () => {
    const store = new MemoryLogStore();
    const [first = [], rest = []] = [visit.messages.slice(0, 2), visit.messages.slice(2)];
    await bring(store, [{ ...visit, messages: first }]);
    expect((await bring(store, [{ ...visit, messages: [...first, ...rest] }])).messages).to.deep.include({
      written: 3,
      present: 2,
    });
    expect((await bring(store, [visit])).messages).to.deep.include({ written: 0, present: 5 });
    expectSoundLog(store.stored("visit"));
    const live = openLog(store);
    const ada = { ...people.ada, id: "user-1" };
    await live.append("visit", appendMessage(appendOf(ada, { clientId: "live", text: "Are you there?" }, "visit")));
    const more = { role: "user", text: "One more", timestamp: start / 1000 + 70 };
    expect((await bring(store, [{ ...visit, messages: [...visit.messages, more] }])).messages.written).to.equal(1);
    const stored = store.stored("visit");
    expectSoundLog(stored);
    expect(stored.head).to.deep.include({ state: "bot", unread: { operator: 2, customer: 0 } });
  });

  it("rejects what cannot be read, with its place, and brings in the rest", async () => {
    const store = new MemoryLogStore();
    const broken = [{ messages: [] }, { id: "x", messages: [] }, { id: "y", userId: "u" }, 7];
    const { problems, rejected, conversations, messages } = await bring(
      store,
      `[${JSON.stringify(visit)},\n${JSON.stringify(bad)},\n${broken.map((each) => JSON.stringify(each)).join(",\n")}]`,
    );
    expect(problems.map(({ line, message, reason }) => [line, message, reason])).to.deep.equal([
      [2, 0, "role: is none that is known"],
      [2, 1, "is no object"],
      [2, 3, "text: is missing, and files are not imported"],
      [3, undefined, "id: is missing"],
      [4, undefined, "customer: has no id that an account could have"],
      [5, undefined, "messages: is no array"],
      [6, undefined, "is no object"],
    ]);
    expect(rejected).to.equal(7);
    expect(conversations).to.deep.equal({ created: 2, present: 0, rejected: 4 });
    expect(messages).to.deep.include({ written: 6, rejected: 3 });
  });

  it("imports what is whole of a file that is cut in the middle, and says where it breaks", async () => {
    const store = new MemoryLogStore();
    const text = JSON.stringify([visit, many], null, 1);
    const { problems } = await bring(store, text.slice(0, -1_000));
    expect(store.stored("visit").messages).to.have.length(5);
    expect(store.stored("many").head).to.equal(null);
    expect(problems).to.have.length(1);
    expect(problems[0]?.reason).to.match(/^the file is cut off at line \d+, in the middle of this conversation$/);
  });

  it("takes the same key with other words for a mistake, and another customer's conversation for taken", async () => {
    const store = new MemoryLogStore();
    const other = { ...visit.messages[0], text: "Something else" };
    const { problems } = await bring(store, [{ ...visit, messages: [...visit.messages, other] }]);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ message: 7, reason: "its key stands for another message" });
    const taken = await bring(store, [{ ...visit, customer: { id: "user-9" } }]);
    expect(taken.problems[0]).to.include({ reason: "Another customer has a conversation of this id." });
    expect(store.stored("visit").messages).to.have.length(5);
  });

  it("puts conversations into the state they name; assigned to nobody, they wait", async () => {
    const store = new MemoryLogStore();
    const named = { open: "bot", pending: "waiting", assigned: "waiting", resolved: "closed", constructor: "closed" };
    await bring(
      store,
      Object.keys(named).map((status) => ({ ...visit, id: status, status })),
    );
    for (const [status, state] of Object.entries(named))
      expect(store.stored(status).head?.state, status).to.equal(state);
    await bring(store, [{ ...visit, id: "held", status: "assigned", assignee: { id: "omar", name: "Omar" } }]);
    expect(store.stored("held").head).to.deep.include({ state: "assigned", operator: { id: "omar", name: "Omar" } });
  });

  it("that is dry does all of it but write", async () => {
    const store = new MemoryLogStore();
    await bring(store, [visit]);
    const { writes } = store.counts;
    const dry = new DryLogStore(store);
    const options = { log: openLog(dry), now: noon, newId: () => "epoch", signal: new AbortController().signal };
    const summary = await importAll(pieces(JSON.stringify([visit, bad, many])), options);
    expect(store.counts.writes).to.equal(writes);
    expect(summary.messages).to.deep.equal({ written: 401, present: 5, merged: 2, rejected: 3 });
    expect(report(summary, { dryRun: true }))
      .to.include("Nothing was written.")
      .and.include("line 1, conversation ");
  });

  it("says nothing of what was written in a message", async () => {
    const secret = {
      ...bad,
      messages: [
        { role: "secret words", text: "secret words" },
        { role: "user", text: "secret words".repeat(1_000) },
      ],
    };
    const summary = await bring(new MemoryLogStore(), [secret]);
    expect(summary.rejected).to.equal(2);
    expect(report(summary, { dryRun: false })).not.to.include("secret");
  });
});

/** What is stored, but for what names the commit and the run that wrote it. */
function withoutCommits(store: MemoryLogStore, id: string) {
  const json = JSON.stringify(store.stored(id), (key, value) =>
    key === "commitId" || key === "epoch" ? undefined : value,
  );
  return JSON.parse(json);
}
