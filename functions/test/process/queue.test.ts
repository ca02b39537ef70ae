import { queuePlaceSchema, queueSchema } from "@hearth/contract";
import { expect } from "chai";
import { estimateSeconds } from "../../src/queue/estimateSeconds.ts";
import { takenLastHour } from "../../src/queue/takenLastHour.ts";
import type { Caller } from "../support/apiCaller.ts";
import { begin } from "../support/apiConversation.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";

describe("api: the queue", () => {
  const api = apiProcess();

  const wholeQueue = async (caller: Caller) => queueSchema.parse(await caller.does(routes.getQueue));
  const placeOf = async (caller: Caller) => queuePlaceSchema.parse(await caller.does(routes.getQueue));

  it("shows the team who waits, the longest first, and what a newcomer would be told", async () => {
    const first = await begin(api, "waiting");
    const second = await begin(api, "waiting");
    const taken = await takenLastHour(api.db, new Date());
    for (const caller of [await api.operator(), await api.admin()]) {
      const { queue, waiting, estimateSeconds: estimate } = await wholeQueue(caller);
      expect(queue.slice(-2).map(({ conversation }) => conversation)).to.deep.equal([
        await caller.does(routes.getConversation, { id: first.id }),
        await caller.does(routes.getConversation, { id: second.id }),
      ]);
      expect(queue.slice(-2).map(({ position }) => position)).to.deep.equal([waiting - 1, waiting]);
      expect(queue).to.have.length(waiting);
      expect(estimate).to.equal(estimateSeconds(waiting + 1, taken));
    }
  });

  it("tells a customer its own place, which moves at once when somebody before it is taken", async () => {
    const before = await begin(api, "waiting");
    const { ada } = await begin(api, "waiting");
    const was = await placeOf(ada);
    expect(was.position).to.equal(was.waiting);
    await before.dana.does(routes.takeover, { id: before.id, body: {} });
    const taken = await takenLastHour(api.db, new Date());
    const now = await placeOf(ada);
    expect(now).to.deep.include({
      position: was.position - 1,
      waiting: was.waiting - 1,
      estimateSeconds: Math.round((now.position * 3_600) / taken),
    });
    expect(taken).to.be.at.least(1);
  });

  it("tells for how long", async () => {
    const { ada, dana, id } = await begin(api, "waiting");
    const waitingSince = new Date(Date.now() - 90_000);
    await api.db.doc(`conversations/${id}`).update({ waitingSince });
    expect((await placeOf(ada)).waitingSeconds).to.be.within(90, 100);
    const { queue } = await wholeQueue(dana);
    const shown = queue.find(({ conversation }) => conversation.id === id);
    expect(shown?.waitingSeconds).to.be.within(90, 100);
    expect(shown?.position).to.equal((await placeOf(ada)).position);
  });

  it("has no place for a customer who does not wait, or not any more", async () => {
    for (const state of ["bot", "assigned", "closed"] as const) {
      await (await begin(api, state)).ada.refused(routes.getQueue, "not_found");
    }
    await (await api.customer("Eve")).refused(routes.getQueue, "not_found");
    const { ada, dana, id } = await begin(api, "waiting");
    await placeOf(ada);
    await dana.does(routes.takeover, { id, body: {} });
    await ada.refused(routes.getQueue, "not_found");
  });

  it("tells a customer nothing of who else waits", async () => {
    const other = await begin(api, "waiting");
    const { ada } = await begin(api, "waiting");
    const place = await ada.does(routes.getQueue);
    expect(place).to.have.all.keys("position", "waiting", "waitingSeconds", "estimateSeconds");
    expect(JSON.stringify(place)).not.to.include(other.id);
  });

  it("is none of a bot's business", async () => {
    await (await api.bot()).refused(routes.getQueue, "forbidden");
  });
});
