import { Timestamp } from "@google-cloud/firestore";
import { applyEvent, type Conversation } from "@hearth/contract";
import { expect } from "chai";
import { eventId, eventsRef } from "../../../src/log/paths.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { placesOf } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("api: events", () => {
  const api = apiProcess();

  it("come without a gap, page by page, and add up to the conversation", async () => {
    const { ada, dana, id } = await begin(api, "waiting");
    const { id: mid } = await say(ada, id, { text: "Hello?" });
    await dana.does(routes.takeover, { id, body: {} });
    await say(dana, id, { text: "a note", visibility: "internal" });
    await say(dana, id, { text: "Hi Ada" });
    await ada.does(routes.editMessage, { id, mid, body: { text: "Hello!" } });
    await ada.does(routes.read, { id, body: { seq: 6 } });
    await dana.does(routes.labels, { id, body: { labels: ["vip"] } });
    await ada.does(routes.deleteMessage, { id, mid });
    await dana.does(routes.close, { id, body: { reason: "done" } });
    await ada.does(routes.rating, { id, body: { score: 5 } });

    for (const caller of [ada, dana]) {
      const fresh = await caller.does(routes.getConversation, { id });
      let replayed: Conversation | null = null;
      for (let after = 0; after < fresh.seq; ) {
        const { epoch, head, events } = await caller.does(routes.listEvents, { id, query: { after, limit: 5 } });
        expect([epoch, head]).to.deep.equal([fresh.epoch, fresh.seq]);
        for (const event of events) {
          after += 1;
          expect(event.seq).to.equal(after);
          replayed = applyEvent(replayed, event);
        }
      }
      expect(replayed).to.deep.equal(fresh);
    }
  });

  it("tell who did it, and why it was closed", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await dana.does(routes.close, { id, body: { reason: "solved" } });
    const { events } = await ada.does(routes.listEvents, { id, query: { after: 2 } });
    expect(events).to.have.lengthOf(1);
    expect(events[0]).to.deep.include({
      type: "conversation.changed",
      conversationId: id,
      actor: { id: dana.id, role: "operator", name: "Dana" },
      reason: "solved",
    });
  });

  it("are none after the head, at once", async () => {
    const { ada, id, conversation } = await begin(api);
    const page = await ada.does(routes.listEvents, { id, query: { after: 1 } });
    expect(page).to.deep.equal({ epoch: conversation.epoch, head: 1, events: [] });
  });

  it("are waited for, and come as soon as there is one", async () => {
    const { ada, id } = await begin(api);
    const waiting = ada.does(routes.listEvents, { id, query: { after: 1, wait: 25 } });
    const bot = await api.bot();
    const sent = await say(bot, id, { text: "Anyone there?" });
    const { head, events } = await waiting;
    expect(head).to.equal(2);
    expect(events).to.have.lengthOf(1);
    expect(events[0]).to.deep.include({ seq: 2, type: "message.created", message: sent });
  });

  it("are waited for by many at once", async () => {
    const { ada, dana, id } = await begin(api);
    const waiting = [ada, dana, ada, dana].map((caller) =>
      caller.does(routes.listEvents, { id, query: { after: 1, wait: 25 } }),
    );
    await ada.does(routes.handoff, { id, body: {} });
    for (const { events } of await Promise.all(waiting)) expect(events.map(({ seq }) => seq)).to.deep.equal([2]);
  });

  for (const wait of [0.2, 0.0005, 0.3333]) {
    it(`are none where ${wait} s passed and nothing happened`, async () => {
      const { ada, id } = await begin(api);
      expect((await ada.does(routes.listEvents, { id, query: { after: 1, wait } })).events).to.deep.equal([]);
    });
  }

  it("are not waited for where some are there", async () => {
    const { ada, id } = await begin(api);
    const { events } = await ada.does(routes.listEvents, { id, query: { wait: 25 } });
    expect(events).to.have.lengthOf(1);
  });

  it("after a cursor whose time is past are told to be gone, deleted yet or not", async () => {
    const { ada, id } = await begin(api);
    for (const text of ["one", "two", "three"]) await say(ada, id, { text });
    const events = eventsRef(api.db, id);
    await events.doc(eventId(2)).update({ expiresAt: Timestamp.fromMillis(Date.now() - 1000) });
    await ada.refused(routes.listEvents, "cursor_expired", { id, query: { after: 1 } });
    await events.doc(eventId(2)).delete();
    await ada.refused(routes.listEvents, "cursor_expired", { id, query: { after: 1 } });
    await ada.refused(routes.listEvents, "cursor_expired", { id, query: { after: 0, wait: 1 } });
    const { events: kept } = await ada.does(routes.listEvents, { id, query: { after: 2 } });
    expect(kept.map(({ seq }) => seq)).to.deep.equal([3, 4]);
  });

  it("after a seq that does not exist yet are refused", async () => {
    const { ada, id } = await begin(api);
    for (const query of [{ after: 2 }, { after: 2, wait: 25 }, { after: Number.MAX_SAFE_INTEGER }]) {
      const problem = await ada.refused(routes.listEvents, "invalid_request", { id, query });
      expect(placesOf(problem)).to.deep.equal(["after"]);
    }
  });

  it("are another's to nobody but the team, not even by waiting", async () => {
    const { id } = await begin(api);
    const eve = await api.customer("Eve");
    for (const query of [{}, { after: 1, wait: 25 }, { after: 99 }]) {
      await eve.refused(routes.listEvents, "not_found", { id, query });
    }
  });
});
