import { expect } from "chai";
import { newAccount } from "../../support/apiAccounts.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { footprintOf } from "../../support/apiFootprint.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("hardening: one customer among others", () => {
  const api = apiProcess();

  it("cannot reach a message of another's conversation through its own", async () => {
    const [hers, mine] = await Promise.all([begin(api), begin(api)]);
    const { id: mid } = await say(hers.ada, hers.id, { text: "hers" });
    const before = await footprintOf(api.db, hers.id);
    const eve = mine.ada;
    await eve.refused(routes.editMessage, "not_found", { id: mine.id, mid, body: { text: "x" } });
    await eve.refused(routes.deleteMessage, "not_found", { id: mine.id, mid });
    await eve.refused(routes.sendMessage, "invalid_request", { id: mine.id, body: { text: "x", replyTo: mid } });
    expect(await footprintOf(api.db, hers.id)).to.deep.equal(before);
  });

  it("cannot speak as somebody else, whatever it writes of itself", async () => {
    const [eve, victim] = [await api.customer("Eve"), await api.customer("Ada")];
    const claims = {
      id: victim.id,
      role: "operator",
      author: { id: victim.id, name: "Dana" },
      seq: 1,
      status: "failed",
    };
    const { id, customer, ...conversation } = await eve.does(routes.createConversation, {
      body: { ...claims, state: "closed", epoch: "mine", labels: ["vip"], customer: { ...claims, name: "Eve" } },
    });
    expect(customer).to.deep.equal({ id: eve.id, name: "Eve", channel: "web" });
    expect(conversation).to.deep.include({ state: "bot", seq: 1 });
    expect(conversation.epoch).not.to.equal("mine");
    const message = await say(eve, id, {
      text: "I am Dana",
      ...claims,
      createdAt: 0,
      deletedAt: 0,
      conversationId: "x",
    });
    expect(message).to.deep.include({
      conversationId: id,
      seq: 2,
      role: "customer",
      author: { id: eve.id, name: "Eve" },
      status: "sent",
      deletedAt: null,
    });
    expect((await victim.does(routes.listMyConversations)).conversations).to.deep.equal([]);
  });

  it("may use a client id that another customer uses: they are two messages", async () => {
    const [hers, mine] = await Promise.all([begin(api), begin(api)]);
    const secret = await say(hers.ada, hers.id, { text: "hers", clientId: "shared" });
    const { status, body } = await mine.ada.answer(routes.sendMessage, {
      id: mine.id,
      body: { text: "hers", clientId: "shared" },
    });
    expect([status, body.duplicate]).to.deep.equal([201, false]);
    expect(body.message.id).not.to.equal(secret.id);
  });

  for (const key of [{ clientId: "guessed" }, { wamid: "guessed" }]) {
    for (const visibility of ["public", "internal"]) {
      it(`that uses the key ${JSON.stringify(key)} of an operator's ${visibility} message learns nothing of it`, async () => {
        const { ada, dana, id } = await begin(api, "assigned");
        const { id: mid } = await say(dana, id, { text: "the same words", visibility, ...key });
        const sent = { id, body: { text: "the same words", ...key } };
        const { detail, operator } = await ada.refused(routes.sendMessage, "idempotency_conflict", sent);
        expect([detail, operator]).to.deep.equal([undefined, undefined]);
        await dana.does(routes.deleteMessage, { id, mid });
        await ada.refused(routes.sendMessage, "idempotency_conflict", sent);
      });
    }
  }

  it("is told the same of a note as of what never was", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const { id: mid } = await say(dana, id, { text: "beware", visibility: "internal" });
    const about = async (target: string) => {
      const { requestId: _, ...problem } = await ada.refused(routes.deleteMessage, "not_found", { id, mid: target });
      return problem;
    };
    expect(await about(mid)).to.deep.equal(await about("never-was"));
  });

  const unusual: [begins: string, ends: string][] = [
    ["auth0|", ""],
    ["google/", ""],
    ["", "@example.com"],
    ["ünïcødé 💬", ""],
    ["__", "__"],
  ];
  for (const [begins, ends] of unusual) {
    it(`is served under any uid that Firebase takes: ${begins}…${ends}`, async () => {
      const ada = api.as(await newAccount("customer", "Ada", `${begins}${crypto.randomUUID()}${ends}`));
      const { id } = await ada.does(routes.createConversation, { body: { message: { text: "Hello" } } });
      await ada.does(routes.setTyping, { id, body: { typing: true } });
      await ada.does(routes.createStreamTicket, { body: { conversation: id } });
      await ada.does(routes.read, { id, body: { seq: 2 } });
      expect((await ada.does(routes.listMyConversations)).conversations[0]?.customer.id).to.equal(ada.id);
    });
  }

  it("is called what it calls itself, within bounds", async () => {
    const ada = await api.customer(`\u0000\u001b[2J Ada \ud800 ${"x".repeat(5000)}\r\n`);
    const { id, customer } = await ada.does(routes.createConversation, { body: {} });
    const { author } = await say(ada, id, { text: "Hello" });
    for (const name of [customer.name, author.name]) {
      expect(name)
        .to.have.lengthOf(100)
        .and.match(/^\[2J Ada \ufffd x+$/);
    }
  });
});
