import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { paced, perMinute, type Rate } from "../../../src/conversation/pace.ts";
import { appendOf } from "../../support/appendOf.ts";
import { contextOf, decided } from "../../support/decided.ts";
import { faultOf } from "../../support/faultOf.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { MemoryLogStore } from "../../support/MemoryLogStore.ts";
import { openLog } from "../../support/openLog.ts";
import { people } from "../../support/people.ts";
import { started } from "../../support/started.ts";

const { ada, dana, bot } = people;

/** How many turns are taken by asking for one at each of these times, in milliseconds after noon. */
function taken(rate: Rate, times: readonly number[]): number {
  let until: Date | null = null;
  let count = 0;
  for (const time of times) {
    try {
      until = paced(until, after(time), rate);
      count += 1;
    } catch {}
  }
  return count;
}

const times = (count: number, every: number) => Array.from({ length: count }, (_, index) => index * every);

describe("the pace", () => {
  it("lets so many through at once, and no more", () => {
    for (const rate of [1, 7, 60, 700, 100_000]) {
      const asked = Math.min(rate + 50, 2_000);
      expect(taken(perMinute(rate), times(asked, 0)), `${rate}`).to.equal(Math.min(rate, asked));
    }
  });

  it("then one for each turn's time, however often it is asked", () => {
    expect(taken(perMinute(6), times(601, 100))).to.equal(6 + 6);
    expect(taken(perMinute(60), times(6_001, 10))).to.equal(60 + 60);
  });

  it("never refuses who keeps to it", () => {
    expect(taken(perMinute(60), times(500, 1_000))).to.equal(500);
  });

  it("who was quiet has all turns again, and not more than all", () => {
    expect(taken(perMinute(5), [...times(5, 0), ...Array(9).fill(60_000)])).to.equal(10);
    expect(taken(perMinute(5), [...times(5, 0), ...Array(9).fill(3_600_000)])).to.equal(10);
  });

  it("says in whole seconds when to come again; and then there is a turn", () => {
    const rate = perMinute(4);
    const spent = times(4, 0).reduce<Date | null>((until) => paced(until, noon, rate), null);
    expect(() => paced(spent, after(100), rate))
      .to.throw()
      .with.nested.property("details.retryAfter", 15);
    expect(paced(spent, after(15_100), rate)).to.be.instanceOf(Date);
  });
});

describe("a customer who writes too fast", () => {
  const customerRate = perMinute(3);
  const open = () => openLog(new MemoryLogStore(), { customerRate });
  const say = (clientId: string, by: (typeof people)[keyof typeof people] = ada) =>
    appendMessage(appendOf(by, { text: `said ${clientId}`, clientId }));

  it("is told to wait, in one commit with those who came in time", async () => {
    const log = await started(open());
    const keys = Array.from({ length: 10 }, (_, index) => `k${index}`);
    const outcomes = await Promise.allSettled(keys.map((key) => log.append("c1", say(key))));
    expect(outcomes.map(({ status }) => status)).to.deep.equal([
      ...Array(3).fill("fulfilled"),
      ...Array(7).fill("rejected"),
    ]);
    const fault = await faultOf(log.append("c1", say("k11")));
    expect([fault.code, fault.details.retryAfter]).to.deep.equal(["rate_limited", 20]);
  });

  it("gets no more through by writing to many instances", async () => {
    const store = new MemoryLogStore();
    await started(openLog(store));
    const logs = Array.from({ length: 8 }, () => openLog(store, { customerRate }));
    const sends = logs.flatMap((log, index) => ["a", "b"].map((key) => log.append("c1", say(`${key}${index}`))));
    const outcomes = await Promise.allSettled(sends);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).to.have.lengthOf(3);
  });

  // Refused, it would be sent a third time, and the page would show as failed what everyone reads.
  it("is answered with its message when it sends that again, not with the limit; from any instance", async () => {
    const store = new MemoryLogStore({ commits: ["none", "none", "none", "unacknowledged"] });
    const log = await started(openLog(store, { customerRate }));
    const sent = [];
    for (const key of ["k1", "k2", "k3"]) sent.push(await log.append("c1", say(key)));
    for (const other of [log, openLog(store, { customerRate })]) {
      const again = await Promise.all(["k1", "k2", "k3"].map((key) => other.append("c1", say(key))));
      expect(again).to.deep.equal(sent.map(({ message }) => ({ message, duplicate: true })));
    }
    expect((await faultOf(log.append("c1", say("k4")))).code).to.equal("rate_limited");
  });

  it("keeps nobody else from writing", async () => {
    const log = await started(open());
    for (const key of ["k1", "k2", "k3"]) await log.append("c1", say(key));
    for (let turn = 0; turn < 5; turn++) await log.append("c1", say(`b${turn}`, bot));
    await log.append("c1", appendMessage(appendOf(dana, { text: "a note", visibility: "internal" })));
  });

  it("spends its turns with nothing that was refused", () => {
    const context = { ...contextOf({}), customerRate };
    const wrong = appendMessage(appendOf(ada, { text: "yes", replyTo: "m9" }));
    expect(() => wrong(context)).to.throw();
    expect(decided(say("k1"), {}).head.pacedUntil).to.equal(null);
    const plan = say("k1")(context);
    expect("head" in plan && plan.head.pacedUntil).to.deep.equal(after(20_000));
  });

  it("leaves no trace of it in the events", () => {
    const plan = say("k1")({ ...contextOf({ head: headWith() }), customerRate });
    expect(JSON.stringify("events" in plan && plan.events)).not.to.include("pacedUntil");
  });
});
