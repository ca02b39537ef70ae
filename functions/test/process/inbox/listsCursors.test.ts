import { expect } from "chai";
import { formatInboxCursor } from "../../../src/inbox/inboxCursor.ts";
import type { Input } from "../../support/apiCaller.ts";
import { placesOf } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { seedHeads } from "../../support/inboxSeeds.ts";

describe("the inbox's cursors", () => {
  const api = apiProcess({ HEARTH_FRESH_SECONDS: "0" });
  const label = "billing/refunds";
  // Nobody else's name: who is found elsewhere would stand between these.
  const name = crypto.randomUUID().replace(/[^a-z]/g, "x");
  const question = { view: "waiting", label, search: name, limit: 2 } as const;

  before(() =>
    seedHeads(api.db, 5, () => ({
      state: "waiting",
      labels: [label],
      customer: { id: "ada", channel: "web", name },
    })),
  );

  it("are good for the same question, whoever asks and however many at once", async () => {
    const [dana, alma] = [await api.operator(), await api.admin()];
    const { nextCursor: cursor } = await dana.does(routes.listInbox, { query: question });
    expect(cursor).to.match(/^[\w-]+$/);
    const page = await alma.does(routes.listInbox, {
      query: { ...question, search: ` ${name.toUpperCase()} `, limit: 5, cursor },
    });
    expect(page.conversations).to.have.lengthOf(3);
  });

  const others: [name: string, other: Input["query"]][] = [
    ["view", { view: "all" }],
    ["label", { label: "billing" }],
    ["list, without the label", { label: undefined }],
    ["search", { search: name.slice(0, 9) }],
    ["list, without the search", { search: undefined }],
    ["list, of nobody", { search: "..." }],
  ];
  for (const [name, other] of others) {
    it(`are refused for another ${name}`, async () => {
      const dana = await api.operator();
      const { nextCursor: cursor } = await dana.does(routes.listInbox, { query: question });
      const query = { ...question, ...other, cursor };
      expect(placesOf(await dana.refused(routes.listInbox, "invalid_request", { query }))).to.deep.equal(["cursor"]);
    });
  }

  it("of one operator's own list are refused to another", async () => {
    const [dana, omar] = [await api.operator("Dana"), await api.operator("Omar")];
    await seedHeads(api.db, 3, () => ({ state: "assigned", operator: { id: dana.id, name: "Dana" } }));
    const { nextCursor: cursor } = await dana.does(routes.listInbox, { query: { view: "mine", limit: 2 } });
    const query = { view: "mine", limit: 2, cursor };
    expect((await dana.does(routes.listInbox, { query })).conversations).to.have.lengthOf(1);
    expect(placesOf(await omar.refused(routes.listInbox, "invalid_request", { query }))).to.deep.equal(["cursor"]);
  });

  it("are refused when anything in them was changed, and when they are of another list", async () => {
    const dana = await api.operator();
    const { nextCursor = "" } = await dana.does(routes.listInbox, { query: question });
    const [last = ""] = nextCursor.slice(-1);
    const changed = [
      ...Array.from(
        nextCursor,
        (letter, at) => nextCursor.slice(0, at) + (letter === "A" ? "B" : "A") + nextCursor.slice(at + 1),
      ),
      nextCursor.slice(0, -1),
      `${nextCursor}${last}`,
      `${nextCursor}=`,
      ` ${nextCursor}`,
      new Date().toISOString(),
      "epoch1.7",
      "e30",
    ].filter((cursor) => cursor !== nextCursor);
    for (const cursor of changed) {
      const query = { ...question, cursor };
      const problem = await dana.refused(routes.listInbox, "invalid_request", { query });
      expect(placesOf(problem), cursor).to.deep.equal(["cursor"]);
    }
  });

  const minute = 60_000;
  const asOf = (milliseconds: number) =>
    formatInboxCursor(
      { readAt: (Date.now() + milliseconds) * 1000, at: Date.now(), id: "c1" },
      { view: "all", operatorId: "" },
    );

  it("are good for ten minutes, and then expired; a year old they are too", async () => {
    const dana = await api.operator();
    await dana.does(routes.listInbox, { query: { cursor: asOf(-9 * minute) } });
    for (const age of [11 * minute, 365 * 24 * 60 * minute, Date.now()]) {
      await dana.refused(routes.listInbox, "cursor_expired", { query: { cursor: asOf(-age) } });
    }
  });

  it("that somebody made up, of a time still to come, are refused", async () => {
    const dana = await api.operator();
    for (const ahead of [minute, 365 * 24 * 60 * minute, 200 * 365 * 24 * 60 * minute]) {
      const query = { cursor: asOf(ahead) };
      expect(placesOf(await dana.refused(routes.listInbox, "invalid_request", { query }))).to.deep.equal(["cursor"]);
    }
  });
});
