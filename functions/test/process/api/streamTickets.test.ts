import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { placesOf } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("api: stream tickets", () => {
  const api = apiProcess();

  it("are given for what the caller may see, each another, stored by their hash alone", async () => {
    const { ada, dana, id } = await begin(api);
    const bot = await api.bot();
    const tickets: string[] = [];
    for (const [caller, body] of [
      [ada, { conversation: id }],
      [ada, { conversation: id }],
      [dana, { conversation: id }],
      [dana, { inbox: "all" }],
      [bot, { inbox: "all" }],
    ] as const) {
      const { ticket, expiresAt } = await caller.does(routes.createStreamTicket, { body });
      expect(ticket).to.match(/^[\w-]{32}$/);
      expect(Date.parse(expiresAt))
        .to.be.greaterThan(Date.now())
        .and.at.most(Date.now() + 60_000);
      tickets.push(ticket);
    }
    expect(new Set(tickets).size).to.equal(tickets.length);
    const { docs } = await api.db.collection("streamTickets").get();
    const stored = JSON.stringify(docs.map((doc) => [doc.id, doc.data()]));
    for (const ticket of tickets) expect(stored).not.to.include(ticket);
  });

  it("are refused for what one may not see", async () => {
    const { id } = await begin(api);
    const eve = await api.customer("Eve");
    await eve.refused(routes.createStreamTicket, "not_found", { body: { conversation: id } });
    await eve.refused(routes.createStreamTicket, "forbidden", { body: { inbox: "all" } });
    await (await api.operator()).refused(routes.createStreamTicket, "not_found", { body: { conversation: "unknown" } });
  });

  it("are for one topic", async () => {
    const { ada, id } = await begin(api);
    for (const body of [{}, { conversation: id, inbox: "all" }, { inbox: "mine" }, { conversation: "a/b" }]) {
      await ada.refused(routes.createStreamTicket, "invalid_request", { body });
    }
    const both = { conversation: 5, inbox: 5 };
    const problem = await ada.refused(routes.createStreamTicket, "invalid_request", { body: both });
    expect(placesOf(problem)).to.include.members(["conversation", "inbox"]);
  });
});
