import { Firestore } from "@google-cloud/firestore";
import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { noon } from "../../support/headWith.ts";
import { seedHeads } from "../../support/inboxSeeds.ts";

type Page = { conversations: Conversation[]; nextCursor?: string | undefined };

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

  it("are all shown, each once, also where several began in the same millisecond, as imported ones may", async () => {
    const [dana, ada] = [await api.operator(), await api.customer("Ada")];
    const db = new Firestore({ ignoreUndefinedProperties: true });
    const ids = await seedHeads(db, 5, () => ({ customer: { id: ada.id, channel: "import" }, createdAt: noon }));
    await db.terminate();
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, cursor };
      const page: Page = await dana.does(routes.listCustomerConversations, { customerId: ada.id, query });
      paged.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(paged).to.have.length(5).and.to.have.members(ids);
  });

  it("of whoever never began one are not found", async () => {
    const [dana, eve] = [await api.operator(), await api.customer("Eve")];
    await dana.refused(routes.listCustomerConversations, "not_found", { customerId: eve.id });
  });
});
