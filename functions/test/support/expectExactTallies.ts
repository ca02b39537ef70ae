import { expect } from "chai";
import type { Head } from "../../src/conversation/Head.ts";
import { type Counts, dayOf, noCounts, plus } from "../../src/conversation/Tally.ts";
import type { Stored } from "./MemoryLogStore.ts";
import { recounted } from "./recounted.ts";

/** The tallies that were written and the one that is being counted come to what the events tell, by day and operator. */
export function expectExactTallies({ events, tallies }: Stored, head: Head): void {
  const counted = [...tallies, head.tally].map(({ day, operator, ...counts }) => ({ day, operator, counts }));
  const told = recounted(events).map(({ at, operator, counts }) => ({ day: dayOf(at), operator, counts }));
  expect(summed(counted)).to.deep.equal(summed(told));
}

/** What counted nothing is left out. */
function summed(parts: readonly { day: string; operator: string | null; counts: Partial<Counts> }[]) {
  const sums = new Map<string, Counts>();
  for (const { day, operator, counts } of parts) {
    const name = `${day} ${operator}`;
    sums.set(name, plus(sums.get(name) ?? noCounts, counts));
  }
  return new Map([...sums].filter(([, counts]) => Object.values(counts).some((count) => count !== 0)));
}
