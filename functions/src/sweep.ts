import { onSchedule } from "firebase-functions/v2/scheduler";
import { instances } from "./instances.ts";
import { preloaded } from "./preloaded.ts";
import { region } from "./region.ts";

const load = preloaded("sweep", () => import("./sweep/sweepHandler.ts"));

/**
 * What time brings about: silent conversations end, absent operators go offline, who waits is given to whoever has
 * room.
 * - each minute: as often as a heartbeat comes.
 * - no retries: the next minute is one.
 * - memory: about 150 MB at rest; a run has some hundreds of heads at a time.
 * - timeout 120 s: a run that takes longer than a minute meets the next, which does no harm.
 * - instances: 2 at most, for that. One run takes one whole instance.
 */
export const sweep = onSchedule(
  {
    schedule: "every 1 minutes",
    region,
    retryCount: 0,
    memory: "512MiB",
    cpu: 1,
    concurrency: 1,
    timeoutSeconds: 120,
    ...instances.sweep,
  },
  async () => {
    const { handleSweep } = await load();
    await handleSweep();
  },
);
