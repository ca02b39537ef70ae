import { expect } from "chai";
import { begin, say } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

// Every answer to a customer is searched for labels, sentiment and internal notes by the caller itself.
describe("api: what a customer sees", () => {
  const api = apiProcess();

  it("has no labels and no sentiment, on any way out", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await dana.does(routes.labels, { id, body: { labels: ["difficult"] } });
    await api.db.doc(`conversations/${id}`).update({ sentiment: "negative" });
    expect(await dana.does(routes.getConversation, { id })).to.deep.include({
      labels: ["difficult"],
      sentiment: "negative",
    });
    const seen = [
      await ada.does(routes.getConversation, { id }),
      await ada.does(routes.listMyConversations),
      await ada.does(routes.createConversation, { body: {} }),
      await ada.does(routes.listEvents, { id }),
      await ada.does(routes.read, { id, body: { seq: 1 } }),
      await ada.does(routes.close, { id, body: {} }),
      await ada.does(routes.rating, { id, body: { score: 1 } }),
    ];
    expect(JSON.stringify(seen)).not.to.match(/difficult|negative/);
  });

  it("has no internal note in it, only a number where one is", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await say(ada, id, { text: "Hello?" });
    const note = await say(dana, id, { text: "beware, a lawyer", visibility: "internal", clientId: "note" });
    await dana.does(routes.editMessage, { id, mid: note.id, body: { text: "beware, a judge" } });
    await say(dana, id, { text: "re: beware", visibility: "internal", replyTo: note.id });

    const page = await ada.does(routes.listMessages, { id });
    expect(page.messages.map(({ seq }) => seq)).to.deep.equal([3]);
    const { head, events } = await ada.does(routes.listEvents, { id, query: { after: 3 } });
    expect(head).to.equal(6);
    expect(events).to.deep.equal([4, 5, 6].map((seq) => ({ seq, type: "hidden" })));
    const conversation = await ada.does(routes.getConversation, { id });
    expect(conversation.lastMessage?.preview).to.equal("Hello?");
    expect(conversation.unread.customer).to.equal(0);
    const seen = JSON.stringify([
      page,
      events,
      conversation,
      await ada.does(routes.listMyConversations),
      await ada.does(routes.read, { id, body: { seq: 6 } }),
    ]);
    expect(seen).not.to.match(/beware|lawyer|judge/);
  });

  it("has no trace of a deleted note either", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const note = await say(dana, id, { text: "beware", visibility: "internal" });
    await dana.does(routes.deleteMessage, { id, mid: note.id });
    const { events } = await ada.does(routes.listEvents, { id, query: { after: 2 } });
    expect(events.map(({ type }) => type)).to.deep.equal(["hidden", "hidden"]);
    expect((await ada.does(routes.listMessages, { id })).messages).to.deep.equal([]);
  });

  it("holds notes that cannot be touched, answered or told from what never was", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const { id: mid } = await say(dana, id, { text: "beware", visibility: "internal" });
    for (const target of [mid, "never-was"]) {
      await ada.refused(routes.editMessage, "not_found", { id, mid: target, body: { text: "x" } });
      await ada.refused(routes.deleteMessage, "not_found", { id, mid: target });
      await ada.refused(routes.sendMessage, "invalid_request", { id, body: { text: "x", replyTo: target } });
    }
  });

  it("is not reached by an answer in public to a note", async () => {
    const { dana, id } = await begin(api, "assigned");
    const { id: note } = await say(dana, id, { text: "beware", visibility: "internal" });
    await dana.refused(routes.sendMessage, "invalid_request", { id, body: { text: "as noted", replyTo: note } });
  });

  it("is not for a customer to write notes into", async () => {
    const { ada, id } = await begin(api);
    await ada.refused(routes.sendMessage, "forbidden", { id, body: { text: "x", visibility: "internal" } });
  });

  it("shows the team everything of it", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await say(ada, id, { text: "Hello?" });
    const note = await say(dana, id, { text: "beware", visibility: "internal" });
    for (const caller of [dana, await api.bot(), await api.admin()]) {
      const { messages } = await caller.does(routes.listMessages, { id });
      expect(messages.map(({ text }) => text)).to.deep.equal(["Hello?", "beware"]);
      const { events } = await caller.does(routes.listEvents, { id, query: { after: 3 } });
      expect(events.map((event) => "message" in event && event.message)).to.deep.equal([note]);
    }
  });
});
