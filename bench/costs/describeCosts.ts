import { table } from "../../scripts/docs/table.ts";
import { type Assumptions, assumptions } from "./assumptions.ts";
import type { Counted } from "./Counted.ts";
import { type Day, day } from "./day.ts";
import { inboxHour, streamHour } from "./hours.ts";
import type { Operations } from "./Operations.ts";
import type { Prices } from "./Prices.ts";

const days = [1_000, 100_000, 10_000_000];

/** The parts of docs/costs.md that are reckoned. */
export function describeCosts(counted: Counted, prices: Prices): Record<string, string> {
  return {
    operations: describeOperations(counted),
    days: describeDays(counted, prices),
    assumptions: describeAssumptions(assumptions),
    prices: describePrices(prices),
  };
}

function describeOperations(counted: Counted): string {
  const rows: [string, Operations][] = [
    ["Starting a conversation", counted.start],
    ["A send", counted.send],
    ["A takeover", counted.takeover],
    ["A read receipt", counted.receipt],
    ["A typing signal", counted.typing],
    ["An inbox page of 30", counted.inboxPage],
    ["An open inbox for an hour", inboxHour(counted, assumptions)],
    ["A stream for an hour", streamHour(counted, assumptions)],
  ];
  const lines = rows.map(([what, { reads, writes, deletes }]) => [what, ...[reads, writes, deletes].map(figure)]);
  return `Counted on ${counted.date}.\n\n${table(["what", "reads", "writes", "deletes"], lines)}`;
}

function describeDays(counted: Counted, prices: Prices): string {
  const reckoned = days.map((messages) => day(messages, counted, assumptions, prices));
  const row = (what: string, of: (day: Day) => string) => [what, ...reckoned.map(of)];
  const money = (name: keyof Day["money"]) => (each: Day) => inMoney(each.money[name]);
  return table(
    ["a day of", ...days.map((messages) => `${figure(messages)} messages`)],
    [
      row("documents read", ({ operations }) => figure(operations.reads)),
      row("documents written", ({ operations }) => figure(operations.writes)),
      row("documents deleted", ({ operations }) => figure(operations.deletes)),
      row("requests", ({ requests }) => figure(requests)),
      row("vCPU seconds", ({ vCpuSeconds }) => figure(vCpuSeconds)),
      row("GiB sent out", ({ egressGiB }) => figure(egressGiB)),
      row("GiB stored, after 30 such days", ({ storedGiB }) => figure(storedGiB)),
      row("Firestore operations", money("firestore")),
      row("Firestore storage", money("storage")),
      row("Cloud Run", money("compute")),
      row("egress", money("egress")),
      row("**together**", money("total")),
    ],
  );
}

function describeAssumptions(all: Assumptions): string {
  return table(
    ["assumption", "value"],
    Object.entries(all).map(([name, value]) => [`\`${name}\``, figure(value)]),
  );
}

function describePrices({ asOf, region, currency, firestore, cloudRun, egressPerGiB }: Prices): string {
  const rows: [string, number][] = [
    ["100,000 documents read", firestore.readsPer100k],
    ["100,000 documents written", firestore.writesPer100k],
    ["100,000 documents deleted", firestore.deletesPer100k],
    ["a GiB stored for a month", firestore.storagePerGiBMonth],
    ["a million requests", cloudRun.requestsPerMillion],
    ["a vCPU second", cloudRun.vCpuSecond],
    ["a GiB second of memory", cloudRun.gibSecond],
    ["a GiB sent out", egressPerGiB],
  ];
  const lines = rows.map(([what, price]) => [what, String(price)]);
  return `${region}, as of ${asOf}.\n\n${table(["what", currency], lines)}`;
}

/** Three digits that count, and whole numbers from a hundred on: `0.03`, `2.5`, `1,250`. */
function figure(value: number): string {
  return value.toLocaleString("en-US", value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}

function inMoney(value: number): string {
  return `$${value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
