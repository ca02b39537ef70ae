import { setTimeout } from "node:timers/promises";
import type { Timestamp } from "@google-cloud/firestore";
import type { Figures } from "@hearth/contract";
import { expect } from "chai";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { close } from "../../src/conversation/close.ts";
import type { Decision } from "../../src/conversation/Decision.ts";
import { handOff } from "../../src/conversation/handOff.ts";
import { rate } from "../../src/conversation/rate.ts";
import { release } from "../../src/conversation/release.ts";
import { dayOf, noCounts } from "../../src/conversation/Tally.ts";
import { takeOver } from "../../src/conversation/takeOver.ts";
import { transfer } from "../../src/conversation/transfer.ts";
import { FirestoreLogStore } from "../../src/log/FirestoreLogStore.ts";
import type { LogStore } from "../../src/log/LogStore.ts";
import { sumCounts } from "../../src/metrics/sumCounts.ts";
import type { Caller } from "../support/apiCaller.ts";
import { exchange } from "../support/apiExchange.ts";
import { placesOf } from "../support/apiProblem.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";
import { appendOf } from "../support/appendOf.ts";
import { openLog } from "../support/openLog.ts";
import { people } from "../support/people.ts";
import { start } from "../support/started.ts";

const { ada, bot } = people;

describe("api: metrics", () => {
  const api = apiProcess({ HEARTH_FRESH_SECONDS: "0" });

  /** Two operators' work on two days that are nobody else's. */
  async function play(dayOne: string, dayTwo: string, { isRepeated }: { isRepeated: boolean }) {
    const [dana, omar] = await Promise.all([api.operator("Dana"), api.operator("Omar")]);
    for (const operator of [dana, omar]) await operator.does(routes.setPresence, { body: { status: "online" } });
    const store = new FirestoreLogStore(api.db);
    let now = new Date();
    const log = openLog(isRepeated ? twice(store) : store, {
      clock: () => now,
      newId: () => crypto.randomUUID(),
      sleep: (milliseconds) => setTimeout(milliseconds),
    });
    const at = async (id: string, time: string, decide: Decision<unknown>) => {
      now = new Date(`${time}Z`);
      await log.append(id, decide);
      if (isRepeated) await log.append(id, decide);
    };
    const says = (who: Parameters<typeof appendOf>[0], id: string, visibility: "public" | "internal" = "public") =>
      appendMessage(appendOf(who, { clientId: crypto.randomUUID(), text: "words", visibility }, id));

    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
    await at(a, `${dayOne}T10:00:00`, start(a));
    await at(a, `${dayOne}T10:00:10`, says(ada, a));
    await at(a, `${dayOne}T10:01:00`, handOff(bot));
    await at(a, `${dayOne}T10:02:00`, takeOver(dana, undefined));
    await at(a, `${dayOne}T10:02:30`, says(dana, a));
    await at(a, `${dayOne}T10:03:00`, says(dana, a, "internal"));
    await at(a, `${dayOne}T10:10:00`, release(dana, "queue"));
    await at(a, `${dayOne}T10:12:00`, takeOver(omar, undefined));
    await at(a, `${dayOne}T10:13:00`, says(omar, a));
    await at(a, `${dayOne}T10:20:00`, close(omar, undefined));
    await at(a, `${dayOne}T10:21:00`, rate(ada, 3, ""));
    await at(a, `${dayTwo}T09:00:00`, rate(ada, 5, ""));
    await at(a, `${dayTwo}T10:00:00`, says(ada, a));
    await at(a, `${dayTwo}T10:05:00`, takeOver(dana, undefined));
    await at(a, `${dayTwo}T10:07:00`, says(dana, a));
    await at(b, `${dayOne}T23:50:00`, start(b));
    await at(b, `${dayOne}T23:55:00`, handOff(bot));
    await at(b, `${dayTwo}T00:05:00`, takeOver(dana, undefined));
    await at(b, `${dayTwo}T00:06:00`, says(dana, b));
    await at(b, `${dayTwo}T00:10:00`, transfer(dana, { id: omar.id, name: omar.name }));
    await at(b, `${dayTwo}T00:20:00`, close(omar, undefined));
    await at(b, `${dayTwo}T00:21:00`, rate(ada, 2, ""));
    return { dana, omar };
  }

  const scenarios = [
    ["as each was made", "2019-03-05", "2019-03-06", false],
    ["when every call is made twice, and every commit is sent twice", "2019-05-05", "2019-05-06", true],
  ] as const;
  for (const [name, dayOne, dayTwo, isRepeated] of scenarios) {
    it(`tell exactly what was done, by day and by operator, ${name}`, async () => {
      const { dana, omar } = await play(dayOne, dayTwo, { isRepeated });
      const metrics = await dana.does(routes.getMetrics, { query: { from: dayOne, to: dayTwo } });
      expect([metrics.from, metrics.to]).to.deep.equal([dayOne, dayTwo]);
      expect(metrics.days).to.deep.equal([
        { day: dayOne, ...first },
        { day: dayTwo, ...second },
      ]);
      expect(metrics.total).to.deep.equal(both);
      const of = ({ id }: Caller) => metrics.operators.find(({ operator }) => operator.id === id);
      expect(of(dana)).to.deep.equal({ operator: { id: dana.id, name: "Dana" }, ...danas });
      expect(of(omar)).to.deep.equal({ operator: { id: omar.id, name: "Omar" }, ...omars });
      const day = await omar.does(routes.getMetrics, { query: { from: dayTwo, to: dayTwo } });
      expect(day.days).to.deep.equal([{ day: dayTwo, ...second }]);
      expect(day.total).to.deep.equal(second);
    });
  }

  it("are of one moment: what is written, and moves to another tally, between two sums is in neither", async () => {
    const day = "2019-07-05";
    const id = crypto.randomUUID();
    const log = openLog(new FirestoreLogStore(api.db), {
      clock: () => new Date(`${day}T12:00:00Z`),
      newId: () => crypto.randomUUID(),
    });
    await log.append(id, start(id));
    const sums = await api.db.runTransaction(
      async (transaction) => {
        const before = await sumCounts(api.db, transaction, { day });
        await log.append(id, takeOver(people.dana, undefined));
        return [before, await sumCounts(api.db, transaction, { day })];
      },
      { readOnly: true },
    );
    const begun = { ...noCounts, conversations: 1 };
    expect(sums).to.deep.equal([begun, begun]);
    const later = await api.db.runTransaction((transaction) => sumCounts(api.db, transaction, { day }), {
      readOnly: true,
    });
    expect(later).to.deep.equal({ ...begun, taken: 1 });
  });

  it("tell of days on which nothing was: zeros, and no averages", async () => {
    const alma = await api.admin();
    const { days, total } = await alma.does(routes.getMetrics, { query: { from: "1999-12-31", to: "2000-01-01" } });
    expect(days).to.deep.equal([
      { day: "1999-12-31", ...nothing },
      { day: "2000-01-01", ...nothing },
    ]);
    expect(total).to.deep.equal(nothing);
  });

  it("without days: the last seven, and today is one of them", async () => {
    const dana = await api.operator();
    await (await api.customer()).does(routes.createConversation, { body: {} });
    const before = dayOf(new Date());
    const { to, days, total } = await dana.does(routes.getMetrics);
    expect(to >= before && to <= dayOf(new Date())).to.equal(true);
    expect(days).to.have.lengthOf(7);
    expect(days.at(-1)?.day).to.equal(to);
    expect(total.conversations).to.be.at.least(1);
  });

  it("refuse what ends before it begins, and more than 92 days", async () => {
    const dana = await api.operator();
    for (const query of [
      { from: "2019-03-06", to: "2019-03-05" },
      { from: "2999-01-01" },
      { from: "2019-01-01", to: "2019-04-03" },
      { from: "2019-01-01" },
    ]) {
      const problem = await dana.refused(routes.getMetrics, "invalid_request", { query });
      expect(placesOf(problem), JSON.stringify(query)).to.deep.equal(["from"]);
    }
    const { days } = await dana.does(routes.getMetrics, { query: { from: "1990-01-01", to: "1990-04-02" } });
    expect(days).to.have.lengthOf(92);
  });

  it("come as a table for who accepts nothing else, and as JSON for who takes anything", async () => {
    const dana = await api.operator("=Dana");
    await dana.does(routes.setPresence, { body: { status: "online" } });
    const ask = (accept: string) => {
      const path = "/v1/metrics?from=1999-12-31&to=1999-12-31";
      return exchange(api.url(), { method: "GET", path, token: dana.token, headers: { Accept: accept } });
    };
    const { status, headers, text } = await ask("text/csv");
    expect([status, headers.get("Content-Type")]).to.deep.equal([200, "text/csv; charset=utf-8"]);
    expect(headers.get("Content-Disposition")).to.equal('attachment; filename="metrics_1999-12-31_1999-12-31.csv"');
    expect(headers.get("Vary")).to.include("Accept");
    const lines = text.split("\r\n");
    expect(lines[0]).to.match(/kind,key,name,conversations,handoffs,handoffRate,/);
    expect(lines[1]).to.equal("day,1999-12-31,,0,0,,0,0,,,,0,0,");
    expect(lines).to.include(`operator,${dana.id},'=Dana,0,0,,0,0,,,,0,0,`);
    expect(lines.slice(-2)).to.deep.equal(["total,,,0,0,,0,0,,,,0,0,", ""]);
    for (const accept of ["*/*", "application/json", "text/html"]) {
      const answer = await ask(accept);
      expect(routes.getMetrics.body.parse(JSON.parse(answer.text)).days, accept).to.have.lengthOf(1);
    }
  });
});

/** As when the answer is lost on the way: every commit is sent once more, whatever came of it. */
function twice(store: FirestoreLogStore): LogStore<Timestamp> {
  return {
    read: (id, query) => store.read(id, query),
    commit: async (commit) => {
      await store.commit(commit);
      return store.commit(commit);
    },
  };
}

const nothing: Figures = {
  conversations: 0,
  handoffs: 0,
  handoffRate: null,
  messages: 0,
  replies: 0,
  averageFirstResponseSeconds: null,
  averageWaitSeconds: null,
  averageResolutionSeconds: null,
  resolutions: 0,
  ratings: 0,
  averageRating: null,
};

const first: Figures = {
  conversations: 2,
  handoffs: 2,
  handoffRate: 1,
  messages: 3,
  replies: 2,
  averageFirstResponseSeconds: 90,
  averageWaitSeconds: 90,
  averageResolutionSeconds: 1200,
  resolutions: 1,
  ratings: 1,
  averageRating: 5,
};

const second: Figures = {
  conversations: 1,
  handoffs: 0,
  handoffRate: 0,
  messages: 3,
  replies: 2,
  averageFirstResponseSeconds: 390,
  averageWaitSeconds: 600,
  averageResolutionSeconds: 1800,
  resolutions: 1,
  ratings: 1,
  averageRating: 2,
};

const both: Figures = {
  conversations: 3,
  handoffs: 2,
  handoffRate: 2 / 3,
  messages: 6,
  replies: 4,
  averageFirstResponseSeconds: 290,
  averageWaitSeconds: 260,
  averageResolutionSeconds: 1500,
  resolutions: 2,
  ratings: 2,
  averageRating: 3.5,
};

const danas: Figures = {
  ...nothing,
  conversations: 3,
  messages: 3,
  replies: 3,
  averageFirstResponseSeconds: 290,
  averageWaitSeconds: 330,
};

const omars: Figures = {
  ...nothing,
  conversations: 2,
  messages: 1,
  replies: 1,
  averageWaitSeconds: 120,
  averageResolutionSeconds: 1500,
  resolutions: 2,
  ratings: 2,
  averageRating: 3.5,
};
