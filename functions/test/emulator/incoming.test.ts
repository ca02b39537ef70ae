import { Timestamp } from "@google-cloud/firestore";
import { messageIdOf, verdictSchema } from "@hearth/contract";
import { expect } from "chai";
import { type Backend, createBackend } from "../../src/backend.ts";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { close } from "../../src/conversation/close.ts";
import { deleteMessage } from "../../src/conversation/deleteMessage.ts";
import type { Principal } from "../../src/conversation/Principal.ts";
import { perMinute } from "../../src/conversation/pace.ts";
import { setBlocked } from "../../src/conversation/setBlocked.ts";
import { startConversation } from "../../src/conversation/startConversation.ts";
import { takeOver } from "../../src/conversation/takeOver.ts";
import { FirestoreLogStore } from "../../src/log/FirestoreLogStore.ts";
import { conversationRef } from "../../src/log/paths.ts";
import { judgeIncoming } from "../../src/triggers/judgeIncoming.ts";
import { appendOf } from "../support/appendOf.ts";
import { openLog } from "../support/openLog.ts";
import { people } from "../support/people.ts";

/** A store that cannot be reached. */
class UnreachableStore extends FirestoreLogStore {
  override async read(): Promise<undefined> {
    return undefined;
  }
}

describe("a message written to incoming", () => {
  let backend: Backend;
  before(() => {
    backend = createBackend(process.env);
  });
  after(() => backend.db.terminate());

  const customer: Principal = people.ada;

  /** Ada's conversation, just started. */
  async function started(): Promise<string> {
    const conversationId = crypto.randomUUID();
    const profile = { channel: "web", name: "Ada" };
    const start = startConversation({ conversationId, epoch: "epoch1", principal: customer, profile });
    await backend.log.append(conversationId, start);
    return conversationId;
  }

  const at = (conversationId: string, clientId: string) =>
    conversationRef(backend.db, conversationId).collection("incoming").doc(clientId);

  /** Leaves a raw message there, as a client does past the API. */
  async function leave(conversationId: string, clientId: string, raw: object): Promise<void> {
    await at(conversationId, clientId).create(raw);
  }

  /** What the trigger does once the platform delivers it, written `minutes` ago. */
  async function deliver(conversationId: string, clientId: string, minutes = 0) {
    await judgeIncoming(backend, { conversationId, clientId }, new Date(Date.now() - minutes * 60_000));
    return verdictOf(conversationId, clientId);
  }

  async function verdictOf(conversationId: string, clientId: string) {
    return verdictSchema.parse((await at(conversationId, clientId).get()).get("verdict"));
  }

  async function judged(conversationId: string, raw: object, clientId: string = crypto.randomUUID()) {
    await leave(conversationId, clientId, raw);
    return deliver(conversationId, clientId);
  }

  const messagesOf = (conversationId: string) => backend.reader.messages(conversationId, "staff", { limit: 100 });

  describe("gets in", () => {
    it("as the customer's, with its id and seq told back", async () => {
      const id = await started();
      const verdict = await judged(id, { text: " hello\r\n", sentAt: Timestamp.fromMillis(1_795_000_000_000) }, "m1");
      const [message] = await messagesOf(id);
      expect(verdict).to.deep.equal({ status: "accepted", messageId: messageIdOf(id, { clientId: "m1" }), seq: 2 });
      expect(message).to.deep.include({
        seq: 2,
        id: messageIdOf(id, { clientId: "m1" }),
        role: "customer",
        kind: "text",
        text: "hello",
        clientId: "m1",
        via: "incoming",
        author: { id: "ada", name: "Ada" },
        sentAt: new Date(1_795_000_000_000),
      });
    });

    it("and its raw source goes after a week", async () => {
      const id = await started();
      await judged(id, { text: "hello" }, "m1");
      const expiresAt: unknown = (await at(id, "m1").get()).get("expiresAt");
      const inDays = expiresAt instanceof Timestamp ? (expiresAt.toMillis() - Date.now()) / 86_400_000 : 0;
      expect(inDays).to.be.within(6.9, 7);
    });

    it("under every name that a role once had, as whoever wrote it", async () => {
      const id = await started();
      const { role: _, ...author } = people.dana;
      const roles = { user: "customer", " Assistant ": "bot", ai: "bot", Agent: "operator", admin: "operator" };
      for (const role of Object.keys(roles)) {
        if (role === "Agent") await backend.log.append(id, takeOver(people.dana, undefined));
        await judged(id, { text: `as ${role}`, role, author });
      }
      const messages = await messagesOf(id);
      expect(messages.map(({ role }) => role)).to.deep.equal(Object.values(roles));
      expect(messages.map(({ author }) => author.id)).to.deep.equal(["ada", "dana", "dana", "dana", "dana"]);
    });

    it("into a closed conversation, which it reopens", async () => {
      const id = await started();
      await backend.log.append(id, close(customer, undefined));
      expect(await judged(id, { text: "one more thing" })).to.include({ status: "accepted", seq: 3 });
      expect(await backend.reader.head(id)).to.include({ state: "bot", closedAt: null });
    });
  });

  describe("of a customer who", () => {
    it("writes faster than it may is rejected, and never delivered again", async () => {
      const id = await started();
      const paced = { ...backend, log: openLog(new FirestoreLogStore(backend.db), { customerRate: perMinute(2) }) };
      const verdicts: unknown[] = [];
      for (const clientId of ["m1", "m2", "m3"]) {
        await leave(id, clientId, { text: `flood ${clientId}` });
        await judgeIncoming(paced, { conversationId: id, clientId }, new Date());
        const { status, ...verdict } = await verdictOf(id, clientId);
        verdicts.push([status, "code" in verdict && verdict.code]);
      }
      expect(verdicts).to.deep.equal([
        ["accepted", false],
        ["accepted", false],
        ["rejected", "rate_limited"],
      ]);
      expect(await messagesOf(id)).to.have.length(2);
    });

    it("is blocked is rejected", async () => {
      const id = await started();
      await backend.log.append(id, setBlocked({ blocked: true, actor: people.dana }));
      expect(await judged(id, { text: "hello" })).to.include({ status: "rejected", code: "forbidden" });
      expect(await messagesOf(id)).to.have.length(0);
    });
  });

  describe("is a duplicate", () => {
    it("when the API had it before, and is not said twice", async () => {
      const id = await started();
      const sent = appendOf(customer, { clientId: "m1", text: "hello" }, id);
      await backend.log.append(id, appendMessage(sent));
      expect(await judged(id, { text: "hello" }, "m1")).to.deep.equal({
        status: "duplicate",
        messageId: sent.messageId,
      });
      expect(await messagesOf(id)).to.have.length(1);
    });

    it("when another document had the same source id", async () => {
      const id = await started();
      const first = await judged(id, { text: "hello", wamid: "wa1" });
      const second = await judged(id, { text: "hello", metadata: { message_id: "wa1" } });
      expect(first).to.include({ status: "accepted", seq: 2 });
      expect(second).to.deep.equal({ status: "duplicate", messageId: messageIdOf(id, { sourceId: "wa1" }) });
      expect(await messagesOf(id)).to.have.length(1);
    });
  });

  describe("is rejected, with the reason, and kept", () => {
    async function rejection(conversationId: string, raw: object, clientId: string = crypto.randomUUID()) {
      const verdict = await judged(conversationId, raw, clientId);
      const kept = (await at(conversationId, clientId).get()).data();
      expect(kept).to.deep.include(raw);
      expect(kept?.expiresAt).to.be.instanceOf(Timestamp);
      return verdict;
    }

    const invalid: Record<string, { raw: object; detail: string }> = {
      "empty text": { raw: { text: " \u0007 " }, detail: "text must not be empty" },
      "too long a text": { raw: { text: "x".repeat(8_001) }, detail: "text must be at most 8000 characters" },
      "a kind that is none": { raw: { text: "hello", kind: "smell" }, detail: "kind " },
      "a kind that is the server's": {
        raw: { text: "hello", kind: "event" },
        detail: "kind event messages are written",
      },
      "a role that is none": { raw: { text: "hello", role: "ghost" }, detail: "role " },
      "the system's role": { raw: { text: "hello", role: "system" }, detail: "role " },
      "a bot without an author": { raw: { text: "hello", role: "bot" }, detail: "author a message by a bot needs one" },
      "an attachment that is not there": {
        raw: { kind: "image", attachmentId: "a1" },
        detail: "attachmentId is no attachment",
      },
      "an answer to nothing": { raw: { text: "hello", replyTo: "nothing" }, detail: "replyTo is no message" },
      "no text but a number": { raw: { text: 7 }, detail: "text " },
    };
    for (const [what, { raw, detail }] of Object.entries(invalid)) {
      it(`for ${what}`, async () => {
        const id = await started();
        const verdict = await rejection(id, raw);
        expect(verdict).to.include({ status: "rejected", code: "invalid_request" });
        expect(verdict).to.have.property("detail").that.includes(detail);
        expect(await messagesOf(id)).to.deep.equal([]);
      });
    }

    it("for all that is wrong with it at once", async () => {
      const verdict = await rejection(await started(), { text: 7, kind: "smell", role: "ghost" });
      expect(verdict)
        .to.have.property("detail")
        .that.matches(/role .+; .*kind .+; .*text /);
    });

    it("for a conversation that is not there", async () => {
      expect(await rejection(crypto.randomUUID(), { text: "hello" })).to.include({ code: "not_found" });
    });

    it("for a document's id that can be no client id", async () => {
      expect(await rejection(await started(), { text: "hello" }, "a.b")).to.include({ code: "invalid_request" });
    });

    it("for a note by the customer", async () => {
      const verdict = await rejection(await started(), { text: "hello", visibility: "internal" });
      expect(verdict).to.include({ code: "forbidden" });
    });

    it("for an operator who does not have the conversation", async () => {
      const { role, ...author } = people.dana;
      const verdict = await rejection(await started(), { text: "hello", role, author });
      expect(verdict).to.include({ code: "invalid_state" });
    });

    it("for a key that stands for other words", async () => {
      const id = await started();
      await judged(id, { text: "hello", wamid: "wa1" });
      expect(await rejection(id, { text: "goodbye", wamid: "wa1" })).to.include({ code: "idempotency_conflict" });
    });

    it("when it could not be handled for too long: nobody waits for it any more", async () => {
      const id = await started();
      await leave(id, "m1", { text: "hello" });
      expect(await deliver(id, "m1", 61)).to.include({ status: "rejected", code: "expired" });
      expect(await messagesOf(id)).to.deep.equal([]);
    });
  });

  describe("delivered again", () => {
    it("1. after its verdict: nothing changes", async () => {
      const id = await started();
      await judged(id, { text: "hello" }, "m1");
      const before = await at(id, "m1").get();
      await deliver(id, "m1");
      expect((await at(id, "m1").get()).updateTime).to.deep.equal(before.updateTime);
      expect(await backend.reader.head(id)).to.include({ seq: 2 });
    });

    /** As after a crash between the commit and the verdict. */
    async function crashed(raw: object) {
      const id = await started();
      const verdict = await judged(id, raw, "m1");
      await at(id, "m1").set(raw);
      return { id, verdict };
    }

    it("2. after a crash between commit and verdict: accepted, as it was, and not said twice", async () => {
      const { id, verdict } = await crashed({ text: "hello" });
      expect(await deliver(id, "m1")).to.deep.equal(verdict);
      expect(await messagesOf(id)).to.have.length(1);
    });

    it("3. after such a crash, and deleted meanwhile: accepted, and it stays deleted", async () => {
      const { id, verdict } = await crashed({ text: "hello", source_message_id: 7 });
      await backend.log.append(id, deleteMessage(customer, messageIdOf(id, { sourceId: "7" })));
      expect(await deliver(id, "m1")).to.deep.equal(verdict);
      expect((await messagesOf(id)).map(({ text }) => text)).to.deep.equal([""]);
    });

    it("4. after such a crash, and past the age limit: accepted, since it is in the conversation", async () => {
      const { id, verdict } = await crashed({ text: "hello" });
      expect(await deliver(id, "m1", 61)).to.deep.equal(verdict);
    });

    it("5. after its document was removed: nothing to say", async () => {
      const id = await started();
      await judgeIncoming(backend, { conversationId: id, clientId: "gone" }, new Date());
      expect((await at(id, "gone").get()).exists).to.equal(false);
    });

    it("6. while it is being handled: both come to the same verdict, and it is said once", async () => {
      const id = await started();
      const others = Array.from({ length: 3 }, () => createBackend(process.env));
      await leave(id, "m1", { text: "hello" });
      const place = { conversationId: id, clientId: "m1" };
      await Promise.all([backend, backend, ...others].map((each) => judgeIncoming(each, place, new Date())));
      const accepted = { status: "accepted", messageId: messageIdOf(id, { clientId: "m1" }), seq: 2 };
      expect(await verdictOf(id, "m1")).to.deep.equal(accepted);
      expect(await messagesOf(id)).to.have.length(1);
      expect(await backend.reader.head(id)).to.include({ seq: 2 });
      await Promise.all(others.map(({ db }) => db.terminate()));
    });

    it("7. together with many others: each once, and no number is left out", async () => {
      const id = await started();
      const clientIds = Array.from({ length: 20 }, (_, index) => `m${index}`);
      await Promise.all(clientIds.map((clientId) => leave(id, clientId, { text: clientId })));
      const verdicts = await Promise.all([...clientIds, ...clientIds].map((clientId) => deliver(id, clientId)));
      expect(new Set(verdicts.map(({ status }) => status))).to.deep.equal(new Set(["accepted"]));
      const seqs = (await messagesOf(id)).map(({ seq }) => seq);
      expect(seqs).to.deep.equal(clientIds.map((_, index) => index + 2));
    });
  });

  it("is handed back to the platform when it could not be settled: the next delivery gets it in", async () => {
    const id = await started();
    await leave(id, "m1", { text: "hello" });
    const cut = { ...backend, log: openLog(new UnreachableStore(backend.db)) };
    const outcome = await judgeIncoming(cut, { conversationId: id, clientId: "m1" }, new Date()).catch(
      (failure: unknown) => failure,
    );
    expect(outcome).to.include({ code: "busy" });
    expect((await at(id, "m1").get()).get("verdict")).to.equal(undefined);
    expect(await deliver(id, "m1")).to.include({ status: "accepted" });
  });
});
