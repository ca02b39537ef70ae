import { expect } from "chai";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";

describe("api: conversations that are given to operators", () => {
  const api = apiProcess({ HEARTH_ASSIGNMENT: "automatic", HEARTH_OPERATOR_CAPACITY: "1" });

  beforeEach("nobody else waits or works here", async () => {
    const { db } = api;
    for (const name of ["conversations", "operators", "presence"]) await db.recursiveDelete(db.collection(name));
  });

  /** A customer who waits for a person. */
  async function waiting() {
    const customer = await api.customer();
    const { id } = await customer.does(routes.createConversation, { body: {} });
    await customer.does(routes.handoff, { id, body: {} });
    const asks = () => customer.does(routes.getConversation, { id });
    return { asks, ends: () => customer.does(routes.close, { id, body: {} }) };
  }

  it("go to whoever comes online, and on when one ends; each answer comes after that", async () => {
    const [first, second, dana] = [await waiting(), await waiting(), await api.operator("Dana")];
    const online = await dana.does(routes.setPresence, { body: { status: "online" } });
    expect(online).to.include({ capacity: 1, conversations: 1 });
    expect(await first.asks()).to.deep.include({ state: "assigned", operator: { id: dana.id, name: "Dana" } });
    expect(await second.asks()).to.include({ state: "waiting" });
    await first.ends();
    expect(await second.asks()).to.deep.include({ state: "assigned", operator: { id: dana.id, name: "Dana" } });
  });

  it("go to whoever is there when they begin to wait, and to whom an admin gives more room", async () => {
    const [dana, alma] = [await api.operator("Dana"), await api.admin()];
    await dana.does(routes.setPresence, { body: { status: "online" } });
    const [first, second] = [await waiting(), await waiting()];
    expect(await first.asks()).to.include({ state: "assigned" });
    expect(await second.asks()).to.include({ state: "waiting" });
    const body = { name: "Dana", role: "operator", capacity: 2 };
    expect(await alma.does(routes.setOperator, { uid: dana.id, body })).to.include({ capacity: 2, conversations: 2 });
    expect(await second.asks()).to.include({ state: "assigned" });
  });
});
