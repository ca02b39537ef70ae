import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { exchange } from "../../support/apiExchange.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("hardening: one customer who floods", () => {
  const api = apiProcess({ HEARTH_MESSAGES_PER_MINUTE: "5", HEARTH_CONVERSATIONS_PER_HOUR: "3" });

  it("with messages, all at once, gets in as many as it may, and is told when to go on", async () => {
    const { ada, id } = await begin(api);
    const bodies = Array.from({ length: 40 }, (_, index) => ({ text: `spam ${index}`, clientId: `spam-${index}` }));
    const send = (body: object) =>
      exchange(ada.url, {
        method: "POST",
        path: `/v1/conversations/${id}/messages`,
        token: ada.token,
        type: "application/json",
        body: JSON.stringify(body),
      });
    const answers = await Promise.all(bodies.map(send));
    const statuses = Map.groupBy(answers, ({ status }) => status);
    expect([...statuses].map(([status, all]) => [status, all.length]).sort()).to.deep.equal([
      [201, 5],
      [429, 35],
    ]);
    for (const { headers } of statuses.get(429) ?? []) {
      expect(Number(headers.get("Retry-After"))).to.be.within(1, 12);
    }
    const { messages } = await ada.does(routes.listMessages, { id });
    expect(messages).to.have.lengthOf(5);
    // What got in is answered as before, however often it is sent.
    for (const { clientId, text } of messages) {
      const again = await ada.answer(routes.sendMessage, { id, body: { clientId, text } });
      expect([again.status, again.body.duplicate]).to.deep.equal([200, true]);
    }
  });

  it("by closing and beginning anew gets a few conversations an hour, and keeps them", async () => {
    const { ada, id } = await begin(api);
    const ids = [id];
    while (ids.length < 3) {
      await ada.does(routes.close, { id: ids.at(-1) ?? "", body: {} });
      ids.push((await ada.does(routes.createConversation, { body: {} })).id);
    }
    expect(new Set(ids)).to.have.property("size", 3);
    expect((await ada.does(routes.createConversation, { body: {} })).id).to.equal(ids[2]);
    await ada.does(routes.close, { id: ids[2] ?? "", body: {} });
    await ada.refused(routes.createConversation, "rate_limited", { body: {} });
    await ada.refused(routes.createConversation, "rate_limited", { body: { message: { text: "let me in" } } });
    expect((await ada.does(routes.listMyConversations)).conversations).to.have.lengthOf(3);
  });
});
