import type { Firestore } from "@google-cloud/firestore";
import type { Backend } from "../backend.ts";
import { silence } from "../routing/presenceOf.ts";
import { presenceRef } from "../routing/presenceRef.ts";
import { storedPresenceSchema } from "../routing/StoredPresence.ts";
import { inEach } from "./inEach.ts";

/** Noted in one run at most. */
const atOnce = 100;

/**
 * Marks operators offline who have given no sign of life: whoever comes back says so anew, and is not given customers
 * by a page that was left open. 1 read for each who went since the last run.
 */
export async function noteAbsent({ db, clock }: Backend): Promise<void> {
  const now = clock();
  const before = new Date(now.getTime() - silence);
  const { docs } = await db.collection("presence").where("seenAt", "<", before).limit(atOnce).get();
  await inEach(docs, ({ id }) => note(db, id, before, now));
}

/** Looks again within: a sign of life may come at the same moment. */
function note(db: Firestore, operatorId: string, before: Date, now: Date): Promise<void> {
  const [operator, presence] = [db.collection("operators").doc(operatorId), presenceRef(db, operatorId)];
  return db.runTransaction(async (transaction) => {
    const [chosen, current] = await transaction.getAll(operator, presence);
    const { seenAt } = storedPresenceSchema.parse(current?.data() ?? {});
    if (seenAt === null || seenAt >= before) return;
    if (chosen?.exists && chosen.get("status") !== "offline") {
      transaction.update(operator, { status: "offline", updatedAt: now });
    }
    transaction.update(presence, { seenAt: null });
  });
}
