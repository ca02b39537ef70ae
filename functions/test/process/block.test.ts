import { expect } from "chai";
import { begin, say } from "../support/apiConversation.ts";
import { operationsOf } from "../support/apiDocument.ts";
import { exampleBody } from "../support/apiExamples.ts";
import { exchange } from "../support/apiExchange.ts";
import { footprintOf } from "../support/apiFootprint.ts";
import { problemIn } from "../support/apiProblem.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";
import { sendFile, upload } from "../support/files.ts";

describe("api: a blocked customer", () => {
  const api = apiProcess();

  /** Ada, with a closed conversation and an open one, blocked by Dana. */
  async function blocked() {
    const { ada, dana, id: first } = await begin(api, "closed");
    const { id } = await ada.does(routes.createConversation, { body: {} });
    const { id: mid } = await say(ada, id, { text: "buy this" });
    const body = { blocked: true, reason: "spam" };
    const answer = await dana.does(routes.blockCustomer, { customerId: ada.id, body });
    expect(answer).to.deep.equal({ id: ada.id, blocked: true });
    return { ada, dana, first, id, mid };
  }

  it("is refused whatever it writes, on every way in, and leaves nothing there", async () => {
    const { ada, first, id, mid } = await blocked();
    const before = await footprintOf(api.db, id);
    await ada.refused(routes.sendMessage, "forbidden", { id, body: { text: "and this" } });
    await ada.refused(routes.sendMessage, "forbidden", { id: first, body: { text: "and this" } });
    await ada.refused(routes.createConversation, "forbidden", { body: { message: { text: "and this" } } });
    await ada.refused(routes.editMessage, "forbidden", { id, mid, body: { text: "and this" } });
    await ada.refused(routes.deleteMessage, "forbidden", { id, mid });
    await ada.refused(routes.setTyping, "forbidden", { id, body: { typing: true } });
    await ada.refused(routes.handoff, "forbidden", { id, body: {} });
    await ada.refused(routes.rating, "forbidden", { id: first, body: { score: 1 } });
    await ada.refused(routes.close, "forbidden", { id, body: {} });
    problemIn(await sendFile(ada, id, { body: "words", type: "text/plain" }), "forbidden");
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
    expect((await api.db.collection("attachments").where("uploaderId", "==", ada.id).get()).size).to.equal(0);
  });

  it("is refused on every route that writes, but for the few that it reads with", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const { id: mid } = await say(ada, id, { text: "buy this" });
    const { id: aid } = await upload(ada, id, { body: "words" });
    await dana.does(routes.blockCustomer, { customerId: ada.id, body: { blocked: true } });
    const before = await footprintOf(api.db, id);
    const mayStill = ["createConversation", "read", "createStreamTicket"];
    const writing = (await operationsOf(api.url())).filter(
      ({ method, roles, operationId }) =>
        method !== "GET" && roles.includes("customer") && !mayStill.includes(operationId),
    );
    expect(writing).not.to.have.lengthOf(0);
    const places = new Map(Object.entries({ id, mid, aid }));
    for (const operation of writing) {
      const { method, path, operationId, takesBytes } = operation;
      const body = exampleBody(operation, { id, uid: dana.id, text: "and this" });
      const answer = await exchange(api.url(), {
        method,
        path: path.replace(/\{(\w+)\}/g, (_, name: string) => places.get(name) ?? ""),
        token: ada.token,
        ...(body && { type: "application/json", body: JSON.stringify(body) }),
        ...(takesBytes && { type: "text/plain", body: "words" }),
      });
      problemIn(answer, "forbidden", operationId);
    }
    await ada.refused(routes.sendMessage, "forbidden", { id, body: { attachmentId: aid } });
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
  });

  it("begins no other conversation once its last one is closed", async () => {
    const { ada, dana, id } = await blocked();
    await (await api.admin()).does(routes.close, { id, body: {} });
    await ada.refused(routes.createConversation, "forbidden", { body: {} });
    const { conversations } = await dana.does(routes.listCustomerConversations, { customerId: ada.id });
    expect(conversations).to.have.lengthOf(2);
  });

  it("reads what is there, marks it as read, and is not told that it is blocked", async () => {
    const { ada, dana, id } = await blocked();
    const seen = [
      await ada.does(routes.getConversation, { id }),
      await ada.does(routes.createConversation, { body: {} }),
      await ada.does(routes.listMyConversations),
      await ada.does(routes.listMessages, { id }),
      await ada.does(routes.listEvents, { id }),
      await ada.does(routes.read, { id, body: { seq: 2 } }),
      await ada.does(routes.createStreamTicket, { body: { conversation: id } }),
    ];
    expect(JSON.stringify(seen)).not.to.match(/blocked|spam/);
    expect(await dana.does(routes.getConversation, { id })).to.include({ blocked: true });
  });

  it("may write again when it is let", async () => {
    const { ada, dana, first, id } = await blocked();
    await dana.does(routes.blockCustomer, { customerId: ada.id, body: { blocked: false } });
    await say(ada, id, { text: "sorry" });
    await say(ada, first, { text: "sorry" });
    await ada.does(routes.setTyping, { id, body: { typing: true } });
  });

  it("is told of in the audit, once, with the reason", async () => {
    const { ada, dana } = await blocked();
    const { conversations } = await dana.does(routes.listCustomerConversations, { customerId: ada.id });
    await dana.does(routes.blockCustomer, { customerId: ada.id, body: { blocked: true, reason: "again" } });
    const alma = await api.admin();
    const pages = conversations.map(({ id }) => alma.does(routes.listAudit, { query: { conversation: id } }));
    const entries = (await Promise.all(pages)).flatMap((page) => page.entries);
    const blocks = entries.filter(({ action }) => action === "block");
    expect(blocks.map(({ actor, customerId, reason }) => [actor.id, customerId, reason])).to.deep.equal([
      [dana.id, ada.id, "spam"],
    ]);
  });

  it("cannot slip through by beginning a conversation at that very moment", async () => {
    const dana = await api.operator();
    const racing = Array.from({ length: 15 }, async () => {
      const { ada } = await begin(api, "closed");
      await Promise.allSettled([
        ada.answer(routes.createConversation, { body: {} }),
        dana.does(routes.blockCustomer, { customerId: ada.id, body: { blocked: true } }),
      ]);
      const { conversations } = await dana.does(routes.listCustomerConversations, { customerId: ada.id });
      expect(conversations.map(({ blocked }) => blocked)).not.to.include(false);
    });
    await Promise.all(racing);
  });

  it("that nobody knows is not found, and only operators block", async () => {
    const { ada, dana } = await begin(api);
    await dana.refused(routes.blockCustomer, "not_found", { customerId: "nobody", body: { blocked: true } });
    await ada.refused(routes.blockCustomer, "forbidden", { customerId: ada.id, body: { blocked: false } });
    await (await api.bot()).refused(routes.blockCustomer, "forbidden", { customerId: ada.id, body: { blocked: true } });
  });
});
