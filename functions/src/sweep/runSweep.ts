import { error as logError } from "firebase-functions/logger";
import type { Backend } from "../backend.ts";
import { closeSilentOnes } from "./closeSilentOnes.ts";
import { deleteExpired } from "./deleteExpired.ts";
import { noteAbsent } from "./noteAbsent.ts";
import { reconcileHeld } from "./reconcileHeld.ts";
import { removeAttachments } from "./removeAttachments.ts";

/** In this order: each makes room for the next, and who waits is given last to whoever has room by then. */
const jobs: readonly [name: string, job: (backend: Backend) => Promise<void>][] = [
  ["close silent conversations", closeSilentOnes],
  ["note who is absent", noteAbsent],
  ["reconcile what operators hold", reconcileHeld],
  ["hand out who waits", ({ routing }) => routing.handOut()],
  ["remove attachments", removeAttachments],
  ["delete what has expired", deleteExpired],
];

/**
 * What time brings about. Each job is bounded, leaves the rest to the next run, and may run twice at once; one
 * that fails keeps none of the others from running. Throws at the end when one did.
 */
export async function runSweep(backend: Backend): Promise<void> {
  const failed: string[] = [];
  for (const [name, job] of jobs) {
    try {
      await job(backend);
    } catch (failure) {
      logError("a job of the sweep failed", { job: name, failure: String(failure) });
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`The sweep could not ${failed.join(", nor ")}.`);
}
