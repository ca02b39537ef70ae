import type { AtEnd, Benchmark } from "../Benchmark.ts";
import { ending } from "../ending.ts";
import { measure } from "../measure.ts";
import type { RunningClients } from "./clients/startClients.ts";
import { type Deployed, type DeployedReads, startDeployed } from "./Deployed.ts";
import { cpuSeconds, memory } from "./processStats.ts";

const runs = 3;
const few = 10;
const many = 1_000;
const events = 100;

/** What an event costs in Firestore, whoever follows; and the whole function's CPU time, its feed included. */
export const reads: Benchmark = {
  needs: "Firestore emulator",
  run: () =>
    measure(runs, () =>
      ending(async (atEnd) => {
        const toFew = await followed(few, atEnd);
        const { deployed, clients, reads } = await followed(many, atEnd);
        const before = cpuSeconds([deployed.pid]);
        const bytes = await sayInTurn(deployed, clients, events);
        const cpu = cpuSeconds([deployed.pid]) - before;
        return [
          {
            figure: "relay.reads.many",
            what: "documents read for an event that goes to 1,000 clients",
            limit: { atMost: 1 },
            value: (reads.listened + reads.queried) / events,
          },
          {
            figure: "relay.reads.opening",
            what: "to open one of their streams, without a cursor",
            value: reads.single / many,
          },
          {
            figure: "relay.reads.few",
            what: "to 10 clients",
            value: (toFew.reads.listened + toFew.reads.queried) / events,
          },
          {
            figure: "relay.reads.cpu",
            what: "the deployed function with its feed, 1,000 clients: CPU for one delivery, in µs",
            value: (cpu * 1e6) / (events * many),
          },
          { figure: "relay.reads.bytes", what: "bytes of such an event", value: bytes / (events * many) },
          {
            figure: "relay.reads.memory",
            what: "the deployed function with 1,000 clients: memory, in MiB",
            value: memory([deployed.pid], "now") / 2 ** 20,
          },
        ];
      }),
    ),
};

type Followed = { deployed: Deployed; clients: RunningClients; reads: DeployedReads };

/** So many clients, who have had the first events; with what all of that took to read. */
async function followed(count: number, atEnd: AtEnd): Promise<Followed> {
  const deployed = await startDeployed(atEnd);
  const opened = Promise.withResolvers<RunningClients>();
  const reads = await deployed.readsDuring(async () => {
    const clients = await deployed.follow(count, atEnd);
    await sayInTurn(deployed, clients, 0);
    opened.resolve(clients);
  });
  return { deployed, clients: await opened.promise, reads };
}

/** One message after another, each once everyone has had the one before. Returns the bytes that came to all together. */
async function sayInTurn(deployed: Deployed, clients: RunningClients, before: number): Promise<number> {
  const bytes = await clients.haveHad(before);
  let last = bytes;
  for (let said = 1; said <= events; said++) {
    await deployed.say();
    last = await clients.haveHad(before + said);
  }
  return last - bytes;
}
