import { expect } from "chai";
import { assumptions } from "../costs/assumptions.ts";
import type { Counted } from "../costs/Counted.ts";
import { day } from "../costs/day.ts";
import { filledPage } from "../costs/filledPage.ts";
import { inboxHour, streamHour } from "../costs/hours.ts";
import { none } from "../costs/Operations.ts";
import type { Prices } from "../costs/Prices.ts";

const nothing: Counted = {
  date: "2026-11-22",
  start: none,
  send: none,
  takeover: none,
  receipt: none,
  typing: none,
  inboxPage: none,
  inboxOpening: none,
  inboxChange: none,
  streamOpening: none,
  streamResume: none,
  streamEvent: none,
};

const free: Prices = {
  asOf: "2026-11-22",
  region: "nowhere",
  currency: "USD",
  firestore: { readsPer100k: 0, writesPer100k: 0, deletesPer100k: 0, storagePerGiBMonth: 0 },
  cloudRun: { requestsPerMillion: 0, vCpuSecond: 0, gibSecond: 0 },
  egressPerGiB: 0,
};

const quiet = { ...assumptions, questionsPerHour: 0, heartbeatsPerHour: 0 };

describe("What a day costs", () => {
  it("is what each message takes, as often as there are messages", () => {
    const counted = { ...nothing, send: { reads: 0, writes: 3, deletes: 0 } };
    const prices = { ...free, firestore: { ...free.firestore, writesPer100k: 0.09 } };
    const { operations, money } = day(1_000_000, counted, quiet, prices);
    expect(operations.writes).to.equal(3_000_000);
    expect(money.firestore).to.be.closeTo(2.7, 1e-9);
    expect(money.total).to.equal(money.firestore);
  });

  it("has every event's deletion in it, once it has expired", () => {
    const a = { ...quiet, messagesPerConversation: 10, receiptsPerConversation: 2, takenOver: 0.5 };
    // 100 messages in 10 conversations: 10 beginnings, 5 takeovers and 20 receipts beside them.
    expect(day(100, nothing, a, free).operations).to.deep.equal({ reads: 0, writes: 0, deletes: 135 });
  });

  it("reads every change once on each instance that has an inbox", () => {
    const counted = { ...nothing, inboxChange: { reads: 1, writes: 0, deletes: 0 } };
    const one = day(1_000_000, counted, { ...quiet, streamsPerInstance: 1e9 }, free).operations.reads;
    const small = { ...quiet, streamsPerInstance: 100 };
    const openStreams = (50_000 * 0.25 + 1_250) / 24;
    expect(day(1_000_000, counted, small, free).operations.reads).to.equal(one * Math.ceil(openStreams / 100));
  });

  it("pays for one instance all day, however few the messages", () => {
    const prices = { ...free, cloudRun: { requestsPerMillion: 0, vCpuSecond: 1, gibSecond: 0 } };
    expect(day(1, nothing, { ...quiet, apiSeconds: 0, deliverySeconds: 0 }, prices).money.compute).to.equal(86_400);
  });

  it("grows with the messages: ten times as many never cost less, nor are they free", () => {
    const counted = { ...nothing, send: { reads: 0, writes: 3, deletes: 0 } };
    const prices = {
      ...free,
      egressPerGiB: 0.1,
      firestore: { ...free.firestore, storagePerGiBMonth: 0.1, writesPer100k: 1 },
    };
    const [few, many] = [day(1_000, counted, assumptions, prices), day(10_000, counted, assumptions, prices)];
    for (const name of ["firestore", "storage", "egress", "total"] as const) {
      expect(many.money[name], name).to.be.greaterThan(few.money[name]);
      expect(few.money[name], name).to.be.greaterThan(0);
    }
  });
});

describe("What an hour takes", () => {
  it("of a stream is its opening, its other leases, its events, and what it asks in silence", () => {
    const one = { reads: 1, writes: 0, deletes: 0 };
    const counted = { ...nothing, streamOpening: one, streamResume: one, streamEvent: one };
    const a = { ...assumptions, leasesPerHour: 8, messagesPerStreamHour: 40, questionsPerHour: 72 };
    expect(streamHour(counted, a).reads).to.equal(1 + 7 + 40 + 72);
  });

  it("of an inbox has a write for each heartbeat", () => {
    expect(inboxHour(nothing, { ...assumptions, heartbeatsPerHour: 60 }).writes).to.equal(60);
  });
});

describe("docs/costs.md", () => {
  it("says what the stored counts and prices come to", async () => {
    const { before, after } = await filledPage();
    expect(before === after, "not up to date: run npm run costs").to.equal(true);
  });
});
