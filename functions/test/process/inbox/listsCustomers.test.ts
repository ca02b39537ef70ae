import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("a customer's conversations, to the team", () => {
  const api = apiProcess();

  it("are all that this one began, the youngest first, page by page, with what only the team sees", async () => {
    const { ada, dana, id: first } = await begin(api, "closed");
    await begin(api);
    const { id: second } = await ada.does(routes.createConversation, { body: {} });
    await dana.does(routes.labels, { id: first, body: { labels: ["vip"] } });

    const listed = await dana.does(routes.listCustomerConversations, { customerId: ada.id });
    expect(listed.conversations.map(({ id, labels }) => [id, labels])).to.deep.equal([
      [second, []],
      [first, ["vip"]],
    ]);
    const query = { limit: 1 };
    const page = await dana.does(routes.listCustomerConversations, { customerId: ada.id, query });
    const next = { limit: 1, cursor: page.nextCursor };
    const rest = await dana.does(routes.listCustomerConversations, { customerId: ada.id, query: next });
    expect([page, rest].map(({ conversations }) => conversations.map(({ id }) => id))).to.deep.equal([
      [second],
      [first],
    ]);
  });

  it("of whoever never began one are not found", async () => {
    const [dana, eve] = [await api.operator(), await api.customer("Eve")];
    await dana.refused(routes.listCustomerConversations, "not_found", { customerId: eve.id });
  });
});
