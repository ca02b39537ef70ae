import type { Backend } from "../backend.ts";
import { closeSilent } from "../conversation/closeSilent.ts";
import { moving } from "../routing/Move.ts";
import { inEach } from "./inEach.ts";

/** Closed in one run at most, of each state: what is left is closed by the next. */
const atOnce = 100;

/** Ends conversations in which nobody has written for the configured hours. 1 read each. */
export async function closeSilentOnes({ db, log, routing, clock, config }: Backend): Promise<void> {
  const silence = config.HEARTH_CLOSE_AFTER_HOURS * 3_600_000;
  const before = new Date(clock().getTime() - silence);
  for (const state of ["assigned", "waiting", "bot"]) {
    const silent = db.collection("conversations").where("state", "==", state).where("lastActivityAt", "<=", before);
    // Downwards, as the inbox's lists go: one index serves both.
    const { docs } = await silent.orderBy("lastActivityAt", "desc").limit(atOnce).select().get();
    // Another may have closed it meanwhile, or somebody written: the decision looks again.
    await inEach(docs, async ({ id }) => routing.settle(await log.append(id, moving(closeSilent(silence)))));
  }
}
