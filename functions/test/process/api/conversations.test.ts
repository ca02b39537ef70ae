import { expect } from "chai";
import type { z } from "zod";
import { begin } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

type Page = z.infer<typeof routes.listMyConversations.body>;

describe("api: conversations", () => {
  const api = apiProcess();

  it("starts one, in the bot's hands", async () => {
    const ada = await api.customer("");
    const customer = { name: " Ada ", email: "ada@example.com", phone: "+49 30 1", locale: "de", channel: "app" };
    const { status, body } = await ada.answer(routes.createConversation, { body: { customer } });
    expect(status).to.equal(201);
    expect(body).to.deep.include({
      seq: 1,
      state: "bot",
      customer: { ...customer, id: ada.id, name: "Ada" },
      operator: null,
      lastMessage: null,
      unread: { operator: 0, customer: 0 },
      read: { operator: 0, customer: 0 },
      rating: null,
      waitingSince: null,
      closedAt: null,
    });
    expect(await ada.does(routes.getConversation, { id: body.id })).to.deep.equal(body);
  });

  it("starts one with its first message in the same commit", async () => {
    const ada = await api.customer();
    const message = { clientId: "first", text: "Hello?" };
    const started = await ada.does(routes.createConversation, { body: { message } });
    expect(started).to.deep.include({ seq: 2, unread: { operator: 1, customer: 0 } });
    expect(started.lastMessage).to.include({ seq: 2, role: "customer", kind: "text", preview: "Hello?" });
    const { messages } = await ada.does(routes.listMessages, { id: started.id });
    expect(messages.map(({ clientId, text }) => [clientId, text])).to.deep.equal([["first", "Hello?"]]);
  });

  it("starts one with nothing said at all", async () => {
    const ada = await api.customer();
    expect((await ada.answer(routes.createConversation)).status).to.equal(201);
  });

  it("answers with the open one, where there is one, and adds the message to it", async () => {
    const { ada, id } = await begin(api, "waiting");
    const again = await ada.answer(routes.createConversation, { body: { message: { text: "Still there?" } } });
    expect(again.status).to.equal(200);
    expect(again.body).to.deep.include({ id, state: "waiting", seq: 3 });
    expect(again.body.lastMessage?.preview).to.equal("Still there?");
  });

  it("sends the first message once, however often the start is repeated", async () => {
    const ada = await api.customer();
    const body = { message: { clientId: "m1", text: "Hello?" } };
    const first = await ada.answer(routes.createConversation, { body });
    const second = await ada.answer(routes.createConversation, { body });
    expect([first.status, second.status]).to.deep.equal([201, 200]);
    expect(second.body).to.deep.equal(first.body);
    await ada.refused(routes.createConversation, "idempotency_conflict", {
      body: { message: { clientId: "m1", text: "Something else" } },
    });
  });

  it("starts a new one after the last was closed", async () => {
    const { ada, id } = await begin(api, "closed");
    const { status, body } = await ada.answer(routes.createConversation, { body: {} });
    expect(status).to.equal(201);
    expect(body.id).not.to.equal(id);
    expect(body.epoch).to.match(/^[\w-]{22}$/);
  });

  it("starts none when the first message is refused", async () => {
    const ada = await api.customer();
    await ada.refused(routes.createConversation, "forbidden", {
      body: { message: { text: "psst", visibility: "internal" } },
    });
    await ada.refused(routes.createConversation, "invalid_request", { body: { message: { text: "x", replyTo: "y" } } });
    expect((await ada.does(routes.listMyConversations)).conversations).to.deep.equal([]);
  });

  it("lists a customer's own, the youngest first, page by page", async () => {
    const { ada, id: first } = await begin(api, "closed");
    await begin(api);
    const ids = [first];
    for (const isLast of [false, false, false, true]) {
      const { id } = await ada.does(routes.createConversation, { body: {} });
      ids.unshift(id);
      if (!isLast) await ada.does(routes.close, { id, body: {} });
    }
    const whole = await ada.does(routes.listMyConversations);
    expect(whole.conversations.map(({ id }) => id)).to.deep.equal(ids);
    expect(whole).not.to.have.property("nextCursor");

    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Page = await ada.does(routes.listMyConversations, { query: { limit: 2, cursor } });
      expect(page.conversations.length).to.be.at.most(2);
      paged.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(paged).to.deep.equal(ids);
  });

  it("is another's to nobody but the team", async () => {
    const { id, dana } = await begin(api);
    await (await api.customer("Eve")).refused(routes.getConversation, "not_found", { id });
    for (const caller of [dana, await api.admin(), await api.bot()]) {
      const seen = await caller.does(routes.getConversation, { id });
      expect(seen).to.deep.include({ id, labels: [], sentiment: null });
    }
  });

  it("is started and listed by customers only", async () => {
    for (const caller of [await api.operator(), await api.admin(), await api.bot()]) {
      await caller.refused(routes.createConversation, "forbidden", { body: {} });
      await caller.refused(routes.listMyConversations, "forbidden");
    }
  });
});
