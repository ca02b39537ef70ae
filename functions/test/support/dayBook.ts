import { Fault } from "@hearth/contract";
import type { Decision } from "../../src/conversation/Decision.ts";
import { type Counts, countNames, noCounts, plus } from "../../src/conversation/Tally.ts";
import { MemoryLogStore, type Stored } from "./MemoryLogStore.ts";
import { openLog } from "./openLog.ts";

export type Step = [at: string, decide: Decision<unknown>];

/** Conversation `c1` after these steps, each taken at its own time; those that are refused are left out. */
export async function storedAfter(steps: readonly Step[]): Promise<Stored> {
  const store = new MemoryLogStore();
  let now = "";
  const log = openLog(store, { clock: () => new Date(now) });
  for (const [at, decide] of steps) {
    now = at;
    await log.append("c1", decide).catch((failure: unknown) => {
      if (!(failure instanceof Fault)) throw failure;
    });
  }
  return store.stored("c1");
}

/** What was counted, by `day operator`; what is zero is left out. */
export async function dayBook(...steps: Step[]): Promise<Record<string, Partial<Counts>>> {
  const { tallies, head } = await storedAfter(steps);
  const sums = new Map<string, Counts>();
  for (const { day, operator, ...counts } of [...tallies, ...(head === null ? [] : [head.tally])]) {
    const name = `${day} ${operator ?? "nobody"}`;
    sums.set(name, plus(sums.get(name) ?? noCounts, counts));
  }
  return Object.fromEntries([...sums].map(([name, counts]) => [name, withoutZeros(counts)]));
}

function withoutZeros(counts: Counts): Partial<Counts> {
  return Object.fromEntries(countNames.filter((name) => counts[name] !== 0).map((name) => [name, counts[name]]));
}
