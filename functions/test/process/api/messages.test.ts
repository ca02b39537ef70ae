import { maxTextLength } from "@hearth/contract";
import { expect } from "chai";
import type { z } from "zod";
import { begin, say } from "../../support/apiConversation.ts";
import { footprintOf } from "../../support/apiFootprint.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

type Page = z.infer<typeof routes.listMessages.body>;

describe("api: messages", () => {
  const api = apiProcess();

  it("sends one", async () => {
    const { ada, id } = await begin(api);
    const { status, body } = await ada.answer(routes.sendMessage, {
      id,
      body: { clientId: "m1", text: "  cafe\u0301\u0007 ", sentAt: 1_700_000_000 },
    });
    expect(status).to.equal(201);
    expect(body).to.deep.include({ duplicate: false });
    expect(body.message).to.deep.include({
      conversationId: id,
      seq: 2,
      role: "customer",
      kind: "text",
      text: "caf\u00e9",
      attachment: null,
      author: { id: ada.id, name: "Ada" },
      visibility: "public",
      replyTo: null,
      clientId: "m1",
      sourceId: null,
      status: "sent",
      sentAt: "2023-11-14T22:13:20.000Z",
      editedAt: null,
      deletedAt: null,
    });
  });

  it("speaks for the bot and for whoever has the conversation", async () => {
    const { ada, dana, id } = await begin(api);
    const bot = await api.bot("Robo");
    expect(await say(bot, id, { text: "How can I help?" })).to.deep.include({
      role: "bot",
      author: { id: bot.id, name: "Robo" },
    });
    await dana.does(routes.takeover, { id, body: {} });
    expect(await say(dana, id, { text: "Dana here." })).to.deep.include({
      role: "operator",
      author: { id: dana.id, name: "Dana" },
    });
    expect((await ada.does(routes.getConversation, { id })).unread).to.deep.equal({ operator: 0, customer: 2 });
  });

  it("takes 8,000 characters, however many bytes they are", async () => {
    const { ada, id } = await begin(api);
    const text = "💬".repeat(maxTextLength);
    expect((await say(ada, id, { text })).text).to.equal(text);
  });

  describe("sent again", () => {
    const keys = [{ clientId: "again" }, { wamid: "wamid.1" }, { metadata: { source_message_id: 4711 } }];
    for (const key of keys) {
      it(`with ${JSON.stringify(key)} and the same words is the same message, and nothing is written`, async () => {
        const { ada, id } = await begin(api);
        const first = await ada.answer(routes.sendMessage, { id, body: { text: "ok", ...key } });
        const before = await footprintOf(api.db, id);
        const second = await ada.answer(routes.sendMessage, { id, body: { text: " ok ", ...key } });
        expect([first.status, second.status]).to.deep.equal([201, 200]);
        expect(second.body).to.deep.equal({ message: first.body.message, duplicate: true });
        expect(await footprintOf(api.db, id)).to.deep.equal(before);
      });

      it(`with ${JSON.stringify(key)} and other words is a conflict, and nothing is written`, async () => {
        const { ada, id } = await begin(api);
        await ada.does(routes.sendMessage, { id, body: { text: "ok", ...key } });
        const before = await footprintOf(api.db, id);
        await ada.refused(routes.sendMessage, "idempotency_conflict", { id, body: { text: "no", ...key } });
        expect(await footprintOf(api.db, id)).to.deep.equal(before);
      });
    }

    it("without a key is a duplicate when a customer repeats itself at once", async () => {
      const { ada, id } = await begin(api);
      const first = await ada.does(routes.sendMessage, { id, body: { text: "Hello?" } });
      const second = await ada.answer(routes.sendMessage, { id, body: { text: "Hello?" } });
      expect(second).to.deep.equal({ status: 200, body: { message: first.message, duplicate: true } });
    });

    it("without a key is two messages when a bot repeats itself", async () => {
      const { id } = await begin(api);
      const bot = await api.bot();
      for (const status of [201, 201]) {
        expect((await bot.answer(routes.sendMessage, { id, body: { text: "One moment." } })).status).to.equal(status);
      }
    });

    it("under keys of their own are two messages, as a person may say ok twice", async () => {
      const { ada, id } = await begin(api);
      expect((await say(ada, id, { text: "ok" })).seq).to.equal(2);
      expect((await say(ada, id, { text: "ok" })).seq).to.equal(3);
    });

    it("in another conversation is another message", async () => {
      const [one, two] = await Promise.all([begin(api), begin(api)]);
      const body = { clientId: "same", text: "Hello?" };
      const first = await one.ada.does(routes.sendMessage, { id: one.id, body });
      const second = await two.ada.does(routes.sendMessage, { id: two.id, body });
      expect(first.message.id).not.to.equal(second.message.id);
    });
  });

  describe("in pages", () => {
    it("come the newest first, each page ascending, to the first one and no further", async () => {
      const { ada, id } = await begin(api);
      for (const n of [1, 2, 3, 4, 5]) await say(ada, id, { text: `number ${n}` });
      const pages: number[][] = [];
      let before: number | undefined;
      do {
        const { messages, nextCursor }: Page = await ada.does(routes.listMessages, { id, query: { limit: 2, before } });
        pages.push(messages.map(({ seq }) => seq));
        before = nextCursor;
      } while (before !== undefined);
      expect(pages).to.deep.equal([[5, 6], [3, 4], [2]]);
    });

    it("come forwards after a seq", async () => {
      const { ada, id } = await begin(api);
      for (const n of [1, 2, 3, 4, 5]) await say(ada, id, { text: `number ${n}` });
      const first = await ada.does(routes.listMessages, { id, query: { after: 0, limit: 3 } });
      expect(first.messages.map(({ seq }) => seq)).to.deep.equal([2, 3, 4]);
      const rest = await ada.does(routes.listMessages, { id, query: { after: first.nextCursor ?? -1, limit: 3 } });
      expect(rest.messages.map(({ seq }) => seq)).to.deep.equal([5, 6]);
      expect(rest).not.to.have.property("nextCursor");
    });

    it("are empty before the first and after the last", async () => {
      const { ada, id } = await begin(api);
      await say(ada, id, { text: "only one" });
      for (const query of [{ before: 2 }, { before: 0 }, { after: 2 }, { after: 999 }]) {
        expect(await ada.does(routes.listMessages, { id, query })).to.deep.equal({ messages: [] });
      }
    });
  });

  describe("edited", () => {
    it("carry the new text everywhere, and the old one nowhere", async () => {
      const { ada, id } = await begin(api);
      const { id: mid } = await say(ada, id, { text: "my pin is 1234" });
      const edited = await ada.does(routes.editMessage, { id, mid, body: { text: "never mind" } });
      expect(edited).to.deep.include({ id: mid, seq: 2, text: "never mind" });
      expect(edited.editedAt).to.be.a("string");
      expect((await ada.does(routes.getConversation, { id })).lastMessage?.preview).to.equal("never mind");
      const { events } = await ada.does(routes.listEvents, { id });
      expect(events.map(({ type }) => type)).to.deep.equal([
        "conversation.created",
        "message.created",
        "message.updated",
      ]);
      expect(JSON.stringify(events)).to.include("never mind").and.not.include("1234");
    });

    it("to the text they have write nothing", async () => {
      const { ada, id } = await begin(api);
      const sent = await say(ada, id, { text: "as it is" });
      const before = await footprintOf(api.db, id);
      expect(await ada.does(routes.editMessage, { id, mid: sent.id, body: { text: "as it is " } })).to.deep.equal(sent);
      expect(await footprintOf(api.db, id)).to.deep.equal(before);
    });

    it("are one's own only, not even an operator's customer's", async () => {
      const { ada, dana, id } = await begin(api, "assigned");
      const hers = await say(ada, id, { text: "mine" });
      const danas = await say(dana, id, { text: "yours" });
      await dana.refused(routes.editMessage, "forbidden", { id, mid: hers.id, body: { text: "x" } });
      await ada.refused(routes.editMessage, "forbidden", { id, mid: danas.id, body: { text: "x" } });
      const alma = await api.admin();
      expect((await alma.does(routes.editMessage, { id, mid: danas.id, body: { text: "ours" } })).text).to.equal(
        "ours",
      );
    });
  });

  describe("deleted", () => {
    it("leave a tombstone in their place, and their text nowhere", async () => {
      const { ada, id } = await begin(api);
      const { id: mid } = await say(ada, id, { text: "my pin is 1234" });
      const tombstone = await ada.does(routes.deleteMessage, { id, mid });
      expect(tombstone).to.deep.include({ id: mid, seq: 2, text: "", attachment: null });
      expect(tombstone.deletedAt).to.be.a("string");
      const { messages } = await ada.does(routes.listMessages, { id });
      expect(messages).to.deep.equal([tombstone]);
      const { events } = await ada.does(routes.listEvents, { id });
      expect(events.at(-1)?.type).to.equal("message.deleted");
      const seen = await ada.does(routes.getConversation, { id });
      expect(seen.unread.operator).to.equal(0);
      expect(JSON.stringify([events, seen])).not.to.include("1234");
    });

    it("once more change nothing, and cannot be edited", async () => {
      const { ada, id } = await begin(api);
      const { id: mid } = await say(ada, id, { text: "gone" });
      const tombstone = await ada.does(routes.deleteMessage, { id, mid });
      const before = await footprintOf(api.db, id);
      expect(await ada.does(routes.deleteMessage, { id, mid })).to.deep.equal(tombstone);
      await ada.refused(routes.editMessage, "message_deleted", { id, mid, body: { text: "back" } });
      expect(await footprintOf(api.db, id)).to.deep.equal(before);
    });

    it("are one's own only, or an admin's to remove", async () => {
      const { ada, dana, id } = await begin(api, "assigned");
      const { id: mid } = await say(ada, id, { text: "mine" });
      await dana.refused(routes.deleteMessage, "forbidden", { id, mid });
      expect((await (await api.admin()).does(routes.deleteMessage, { id, mid })).text).to.equal("");
    });
  });

  it("reply to one of the same conversation", async () => {
    const { ada, id } = await begin(api);
    const other = await begin(api);
    const { id: question } = await say(ada, id, { text: "Is it open?" });
    const { id: elsewhere } = await say(other.ada, other.id, { text: "Is it open?" });
    expect((await say(ada, id, { text: "On Sunday, I mean", replyTo: question })).replyTo).to.equal(question);
    for (const replyTo of [elsewhere, "unknown"]) {
      const problem = await ada.refused(routes.sendMessage, "invalid_request", { id, body: { text: "x", replyTo } });
      expect(problem.errors?.map(({ path }) => path)).to.deep.equal(["replyTo"]);
    }
  });

  it("of other kinds need an attachment that is there", async () => {
    const { ada, id } = await begin(api);
    const missing = await ada.refused(routes.sendMessage, "invalid_request", { id, body: { kind: "image" } });
    expect(missing.errors?.map(({ path }) => path)).to.deep.equal(["attachmentId"]);
    await ada.refused(routes.sendMessage, "invalid_request", { id, body: { kind: "voice", attachmentId: "none" } });
    await ada.refused(routes.sendMessage, "invalid_request", { id, body: { kind: "event", text: "Dana joined" } });
  });
});
