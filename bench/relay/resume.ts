import type { Benchmark } from "../Benchmark.ts";
import { ending } from "../ending.ts";
import { measure } from "../measure.ts";
import { type Deployed, type DeployedReads, startDeployed } from "./Deployed.ts";

const runs = 3;
const clients = 1_000;

/** More than a window holds. */
const events = 800;

/** Of the last events, which are in the window. */
const inWindow = 100;

/** Where those behind it come back: in one page, at two places. */
const behind = [10, 60];

/** 1,000 clients come back at once, as after a restart: what that costs in Firestore. */
export const resume: Benchmark = {
  needs: "Firestore emulator",
  run: () =>
    measure(runs, () =>
      ending(async (atEnd) => {
        const deployed = await startDeployed(atEnd);
        const first = await deployed.follow(1, atEnd);
        await deployed.sayAtOnce(events);
        await first.haveHad(events);
        // A listener that began in the midst of those would be asked about meanwhile, at a read of its own.
        for (let said = 1; said <= 2; said++) {
          await deployed.say();
          await first.haveHad(events + said);
        }
        // The conversation's first event is its creation.
        const end = events + 3;
        const windowReads = await deployed.readsDuring(() => comeBack(deployed, [end - inWindow], end));
        const before = await deployed.health();
        const behindReads = await deployed.readsDuring(() => comeBack(deployed, behind, end));
        const after = await deployed.health();
        const pages = (after.refills - before.refills) / clients;
        const queries = after.refillQueries - before.refillQueries;
        return [
          {
            figure: "relay.resume.window",
            what: "1,000 resume at once from within the window: documents read",
            limit: { atMost: 0 },
            value: sum(windowReads),
          },
          {
            figure: "relay.resume.behind",
            what: "from behind it: queries for each page that all of them need",
            limit: { atMost: 1 },
            value: queries / pages,
          },
          { figure: "relay.resume.pages", what: "pages that each of them needs", value: pages },
          { figure: "relay.resume.behindReads", what: "documents read for all of them", value: sum(behindReads) },
        ];
      }),
    ),
};

function sum({ listened, queried, single }: DeployedReads): number {
  return listened + queried + single;
}

/** Clients that come back at each of these, in equal parts, until they have everything up to `end`. */
async function comeBack(deployed: Deployed, seqs: readonly number[], end: number): Promise<void> {
  await ending(async (atEnd) => {
    const groups = await Promise.all(
      seqs.map(async (seq) => ({ seq, group: await deployed.follow(clients / seqs.length, atEnd, seq) })),
    );
    for (const { seq, group } of groups) await group.haveHad(end - seq);
  });
}
