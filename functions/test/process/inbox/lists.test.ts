import type { InboxView } from "@hearth/contract";
import { expect } from "chai";
import { begin, say } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { inboxPass } from "../../support/inboxPass.ts";
import { seedHeads } from "../../support/inboxSeeds.ts";

describe("the inbox", () => {
  const api = apiProcess({ HEARTH_FRESH_SECONDS: "0" });

  /** A label of its own keeps a test's conversations apart from all others. */
  const newLabel = () => `label ${crypto.randomUUID()}`.slice(0, 40);

  it("has a view for every state, for the caller's own, and for everything", async () => {
    const label = newLabel();
    const others = await begin(api, "assigned");
    const [bot, waiting, assigned, closed] = await Promise.all([
      begin(api, "bot"),
      begin(api, "waiting"),
      begin(api, "assigned"),
      begin(api, "closed"),
    ]);
    const { dana } = assigned;
    const all = [bot, waiting, others, assigned, closed];
    for (const { id } of all) await dana.does(routes.labels, { id, body: { labels: [label, "vip"] } });
    const seen = async (view: InboxView) => (await inboxPass(dana, { view, label })).flat();

    expect(await seen("bot")).to.deep.equal([bot.id]);
    expect(await seen("waiting")).to.deep.equal([waiting.id]);
    expect(await seen("assigned")).to.have.members([assigned.id, others.id]);
    expect(await seen("mine")).to.deep.equal([assigned.id]);
    expect(await seen("closed")).to.deep.equal([closed.id]);
    expect(await seen("all")).to.have.members(all.map(({ id }) => id));
    expect((await inboxPass(dana, { view: "mine" })).flat()).to.deep.equal([assigned.id]);
  });

  it("counts every view", async () => {
    const dana = await api.operator();
    const before = await dana.does(routes.countInbox);
    expect(before.all).to.equal(before.waiting + before.assigned + before.bot + before.closed);
    expect(before.mine).to.equal(0);
    await Promise.all([begin(api, "bot"), begin(api, "waiting"), begin(api, "assigned"), begin(api, "closed")]);
    const { id } = await begin(api, "waiting");
    await dana.does(routes.takeover, { id, body: {} });
    expect(await dana.does(routes.countInbox)).to.deep.equal({
      all: before.all + 5,
      waiting: before.waiting + 1,
      mine: 1,
      assigned: before.assigned + 2,
      bot: before.bot + 1,
      closed: before.closed + 1,
    });
  });

  it("has the newest activity first; a message brings its conversation up, a label does not", async () => {
    const label = newLabel();
    const [first, second] = [await begin(api), await begin(api)];
    const { dana } = first;
    for (const { id } of [second, first]) await dana.does(routes.labels, { id, body: { labels: [label] } });
    expect((await inboxPass(dana, { label })).flat()).to.deep.equal([second.id, first.id]);
    await say(first.ada, first.id, { text: "Hello?" });
    expect((await inboxPass(dana, { label })).flat()).to.deep.equal([first.id, second.id]);
  });

  it("keeps labels apart letter by letter, those with a slash too", async () => {
    const { dana, id } = await begin(api);
    const label = `a/${newLabel().slice(6, 36)}/é`;
    await dana.does(routes.labels, { id, body: { labels: [label] } });
    expect((await inboxPass(dana, { label })).flat()).to.deep.equal([id]);
    for (const other of [label.slice(0, -2), label.toUpperCase(), "a", `${label}%`]) {
      expect((await inboxPass(dana, { label: other })).flat(), other).to.deep.equal([]);
    }
  });

  it("pages without an entry too many or too few, also among those active in the same millisecond", async () => {
    const label = newLabel();
    const sameMoment = new Date("2026-11-22T12:00:00.000Z");
    const ids = await seedHeads(api.db, 12, () => ({ labels: [label], lastActivityAt: sameMoment }));
    const dana = await api.operator();
    for (const [limit, sizes] of [
      [5, [5, 5, 2]],
      [6, [6, 6]],
      [12, [12]],
      [100, [12]],
    ] as const) {
      const pages = await inboxPass(dana, { label, limit });
      expect(pages.map(({ length }) => length)).to.deep.equal(sizes);
      expect(pages.flat()).to.deep.equal(ids.toSorted().reverse());
    }
  });

  it("shows each conversation once in a pass, whatever happens meanwhile; the next pass has it as it is now", async () => {
    const label = newLabel();
    const seeded = await seedHeads(api.db, 21, () => ({ labels: [label] }));
    const newestFirst = seeded.toReversed();
    const [dana, bot] = [await api.operator(), await api.bot()];
    const [onLastPage = "", onFirstPage = "", relabelled = "", onLastPageToo = ""] = [20, 1, 17, 18].map(
      (place) => newestFirst[place],
    );
    let turn = 0;
    const pages = await inboxPass(dana, { label, limit: 5 }, async () => {
      if (turn++ > 0) return;
      // Up, from a page still to come; up, from a page already seen; into the list, and out of it.
      await say(bot, onLastPage, { text: "Still there?" });
      await say(bot, onFirstPage, { text: "Still there?" });
      await seedHeads(api.db, 3, () => ({ labels: [label] }));
      await dana.does(routes.labels, { id: relabelled, body: { labels: [] } });
      await dana.does(routes.close, { id: onLastPageToo, body: {} });
    });
    expect(turn).to.equal(4);
    expect(pages.flat()).to.deep.equal(newestFirst);

    const next = (await inboxPass(dana, { label, limit: 5 })).flat();
    expect(next.slice(0, 2)).to.have.members([onFirstPage, onLastPage]);
    expect(next).to.have.lengthOf(23).and.not.include(relabelled);
    expect(new Set(next).size).to.equal(23);
  });
});
