import { Fault } from "@hearth/contract";
import fc from "fast-check";
import { attemptOf, type Made } from "./Attempt.ts";
import { anyCall, anyStart, type Call } from "./calls.ts";
import { after } from "./headWith.ts";
import { type CommitFault, type Faults, MemoryLogStore, type ReadFault, StoreDenied } from "./MemoryLogStore.ts";
import { Process } from "./Process.ts";

/** One client's next deed: a call, sent to one of the processes, or the crash of one; some time after the last. */
type Deed = { process: number; pause: number } & ({ call: Call } | { crash: true });

export type Scenario = {
  /** What is done before, one after another. */
  opening: readonly Deed[];
  /** What each client does, one after another; the clients at the same time. */
  clients: readonly (readonly Deed[])[];
  faults: Faults;
  /** How far each process's clock is ahead, in milliseconds. */
  skews: readonly number[];
  bounds: { waiting: number; together: number; attempts: number };
};

const commitFault: fc.Arbitrary<CommitFault | "none"> = fc.oneof(
  { weight: 6, arbitrary: fc.constant("none") },
  { weight: 4, arbitrary: fc.constantFrom("refused", "unacknowledged") },
  { weight: 4, arbitrary: fc.record({ lands: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constant("denied") },
);
const readFault: fc.Arbitrary<ReadFault | "none"> = fc.constantFrom(
  "none",
  "none",
  "none",
  "unreachable",
  "unreachable",
  "denied",
);

const process = fc.nat({ max: 2 });
const pause = fc.constantFrom(0, 0, 0, 50, 19_000);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ process, pause, call: anyCall }) },
  { weight: 1, arbitrary: fc.record({ process, pause, crash: fc.constant(true) }) },
);

const opening = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.record({ process, pause, call: anyStart }), fc.array(deed, { maxLength: 5 }))
      .map((deeds) => deeds.flat()),
  },
);

export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  opening,
  clients: fc.array(fc.array(deed, { maxLength: 8 }), { minLength: 1, maxLength: 6 }),
  faults: fc.record({
    commits: fc.array(commitFault, { maxLength: 12 }),
    reads: fc.array(readFault, { maxLength: 12 }),
  }),
  skews: fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(0, 0, -2_000, 2_000))),
  bounds: fc.record({
    waiting: fc.constantFrom(1_000, 2),
    together: fc.constantFrom(100, 1, 3),
    attempts: fc.constantFrom(10, 4),
  }),
});

/** No client needs that many: the faults are fewer, and each conflict is somebody else's success. */
const maxTries = 100;

/**
 * Plays a scenario, in the order that the scheduler draws, and says what came of each attempt. A client whose
 * call was not settled (`busy`, `overloaded`, a crash, a failure that is no fault) makes it again at the next
 * process, until it is.
 */
export async function runScenario(
  { opening, clients, faults, skews, bounds }: Scenario,
  scheduler: fc.Scheduler,
): Promise<{ made: Made[]; store: MemoryLogStore }> {
  const step = (label: string) => scheduler.schedule(Promise.resolve(), label);
  const store = new MemoryLogStore(faults, step);
  const made: Made[] = [];
  let time = 0;
  let calls = 0;

  const moment = (index: number) => ({ seq: store.seq("c1"), now: after(time + (skews[index] ?? 0)) });
  const start = (index: number) =>
    new Process(store, {
      clock: () => moment(index).now,
      sleep: (milliseconds) => step(`slept ${milliseconds} ms`),
      bounds,
    });
  const processes = skews.map((_, index) => start(index));

  async function make(call: Call, first: number): Promise<void> {
    const number = ++calls;
    for (let tries = 1; tries <= maxTries; tries++) {
      const index = (first + tries - 1) % processes.length;
      const attempt = attemptOf(call, number, tries);
      await step(attempt.principal.name);
      const began = moment(index);
      const outcome = await (processes[index] ?? start(index)).call("c1", attempt.decide);
      made.push({ ...attempt, began, ended: moment(index), outcome });
      if (isSettled(outcome)) return;
    }
    throw new Error(`call ${number} was not settled in ${maxTries} tries`);
  }

  async function play(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) {
      time += deed.pause;
      if ("call" in deed) {
        await make(deed.call, deed.process);
      } else {
        processes[deed.process]?.crash();
        processes[deed.process] = start(deed.process);
      }
    }
  }

  await scheduler.waitFor(play(opening));
  await scheduler.waitFor(Promise.all(clients.map(play)));
  await scheduler.waitIdle();
  store.landLost();
  return { made, store };
}

function isSettled(outcome: Made["outcome"]): boolean {
  if (outcome === "crashed") return false;
  if ("answer" in outcome) return true;
  if (outcome.failure instanceof Fault) return outcome.failure.code !== "busy" && outcome.failure.code !== "overloaded";
  if (outcome.failure instanceof StoreDenied) return false;
  throw outcome.failure;
}
