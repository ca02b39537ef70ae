import { expect } from "chai";
import { begin, say } from "../../support/apiConversation.ts";
import { footprintOf } from "../../support/apiFootprint.ts";
import { placesOf } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("api: what changes a conversation", () => {
  const api = apiProcess();

  describe("read", () => {
    it("counts down what its side has not read, and never moves back", async () => {
      const { ada, dana, id } = await begin(api, "assigned");
      for (const text of ["one", "two", "three"]) await say(ada, id, { text });
      const some = await dana.does(routes.read, { id, body: { seq: 4 } });
      expect(some).to.deep.include({ read: { operator: 4, customer: 0 }, unread: { operator: 1, customer: 0 } });
      const back = await dana.does(routes.read, { id, body: { seq: 2 } });
      expect(back).to.deep.equal(some);
    });

    it("is each side's own", async () => {
      const { ada, id } = await begin(api);
      const bot = await api.bot();
      await say(bot, id, { text: "Hello" });
      const seen = await ada.does(routes.read, { id, body: { seq: 2 } });
      expect(seen).to.deep.include({ read: { operator: 0, customer: 2 }, unread: { operator: 0, customer: 0 } });
    });

    it("of a seq from the future is refused", async () => {
      const { ada, id } = await begin(api);
      const before = await footprintOf(api.db, id);
      for (const seq of [2, Number.MAX_SAFE_INTEGER]) {
        const problem = await ada.refused(routes.read, "invalid_request", { id, body: { seq } });
        expect(placesOf(problem)).to.deep.equal(["seq"]);
      }
      expect(await footprintOf(api.db, id)).to.deep.equal(before);
    });
  });

  it("typing is said, and no event of the log", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    for (const typing of [true, false]) {
      for (const caller of [ada, dana]) {
        expect((await caller.answer(routes.setTyping, { id, body: { typing } })).status).to.equal(204);
      }
    }
    const { seq } = await ada.does(routes.getConversation, { id });
    expect(seq).to.equal(2);
    const { docs } = await api.db.collection(`conversations/${id}/typing`).get();
    expect(docs.map((doc) => [doc.get("role"), doc.get("name"), doc.get("typing")])).to.have.deep.members([
      ["customer", "Ada", false],
      ["operator", "Dana", false],
    ]);
  });

  it("labels are the whole set, sorted, each once", async () => {
    const { dana, id } = await begin(api);
    const labelled = await dana.does(routes.labels, { id, body: { labels: ["vip", " angry ", "vip"] } });
    expect(labelled.labels).to.deep.equal(["angry", "vip"]);
    const before = await footprintOf(api.db, id);
    await dana.does(routes.labels, { id, body: { labels: ["vip", "angry"] } });
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
    expect((await dana.does(routes.labels, { id, body: { labels: [] } })).labels).to.deep.equal([]);
  });

  it("a rating is the customer's, after the close, and may be changed", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await ada.refused(routes.rating, "invalid_state", { id, body: { score: 5 } });
    await ada.does(routes.close, { id, body: {} });
    const rated = await ada.does(routes.rating, { id, body: { score: 2, comment: "  slow " } });
    expect(rated.rating).to.deep.include({ score: 2, comment: "slow" });
    expect(await ada.does(routes.rating, { id, body: { score: 2, comment: "slow" } })).to.deep.equal(rated);
    expect((await ada.does(routes.rating, { id, body: { score: 4 } })).rating).to.deep.include({
      score: 4,
      comment: "",
    });
    await dana.refused(routes.rating, "forbidden", { id, body: { score: 1 } });
  });

  it("takeover names who has it, and can be from exactly that one", async () => {
    const { dana, id } = await begin(api, "assigned");
    const omar = await api.operator("Omar");
    const refused = await omar.refused(routes.takeover, "conversation_taken", { id, body: {} });
    expect(refused.operator).to.deep.equal({ id: dana.id, name: "Dana" });
    await omar.refused(routes.takeover, "conversation_taken", { id, body: { from: omar.id } });
    const taken = await omar.does(routes.takeover, { id, body: { from: dana.id } });
    expect(taken.operator).to.deep.equal({ id: omar.id, name: "Omar" });
  });

  it("release gives it to the queue or to the bot", async () => {
    const { dana, id } = await begin(api, "assigned");
    const queued = await dana.does(routes.release, { id, body: { to: "queue" } });
    expect(queued).to.deep.include({ state: "waiting", operator: null });
    expect(queued.waitingSince).to.be.a("string");
    await dana.does(routes.takeover, { id, body: {} });
    expect(await dana.does(routes.release, { id, body: { to: "bot" } })).to.deep.include({
      state: "bot",
      operator: null,
      waitingSince: null,
    });
  });

  it("transfer gives it to an operator of the team, by the name the team knows", async () => {
    const { dana, id } = await begin(api, "assigned");
    const omar = await api.operator("Omar");
    const stranger = await dana.refused(routes.transfer, "invalid_request", { id, body: { operatorId: omar.id } });
    expect(placesOf(stranger)).to.deep.equal(["operatorId"]);
    await omar.does(routes.setPresence, { body: { status: "online" } });
    const given = await dana.does(routes.transfer, { id, body: { operatorId: omar.id } });
    expect(given).to.deep.include({ state: "assigned", operator: { id: omar.id, name: "Omar" } });
    await dana.does(routes.setPresence, { body: { status: "online" } });
    await dana.refused(routes.transfer, "conversation_taken", { id, body: { operatorId: dana.id } });
  });

  it("close ends it for now; its operator stays named", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const closed = await dana.does(routes.close, { id, body: { reason: "solved" } });
    expect(closed).to.deep.include({ state: "closed", operator: { id: dana.id, name: "Dana" } });
    expect(closed.closedAt).to.be.a("string");
    const before = await footprintOf(api.db, id);
    await ada.does(routes.close, { id, body: {} });
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
  });
});
