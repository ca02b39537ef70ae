import { expect } from "chai";
import type { Head } from "../../src/conversation/Head.ts";
import { type Counts, countsSchema } from "../../src/conversation/Tally.ts";
import type { Stored } from "./MemoryLogStore.ts";

/** The tallies that were written and the one that is being counted come to what the events tell. */
export function expectExactTallies({ events, tallies }: Stored, head: Head): void {
  const told = events.flatMap(({ type, message }) => (type === "message.created" ? (message ?? []) : []));
  const seen = told.filter(({ visibility }) => visibility === "public");
  const steps = events.map(({ conversation }, index) => ({
    from: events[index - 1]?.conversation.state,
    to: conversation.state,
  }));
  const times = (from: string | undefined, to: string) =>
    steps.filter((step) => step.from === from && step.to === to).length;
  const all = [...tallies, head.tally];
  const sum = (name: keyof Counts) => all.reduce((total, tally) => total + tally[name], 0);

  expect(sum("messages")).to.equal(seen.length);
  expect(sum("replies")).to.equal(seen.filter(({ role }) => role === "operator").length);
  expect(sum("handoffs")).to.equal(times("bot", "waiting"));
  expect(sum("waits")).to.equal(times("waiting", "assigned"));
  const reopened = steps.filter(({ from, to }) => from === "closed" && to !== "closed").length;
  const closed = steps.filter(({ from, to }) => from !== "closed" && to === "closed").length;
  expect(sum("conversations")).to.equal(1 + reopened);
  expect(sum("resolutions")).to.equal(closed);
  expect(sum("ratings")).to.equal(head.rating === null ? 0 : 1);
  expect(sum("ratingSum")).to.equal(head.rating?.score ?? 0);
  for (const name of countsSchema.keyof().options) {
    if (name !== "ratingSum" && name !== "ratings") expect(sum(name), name).to.be.at.least(0);
  }
}
