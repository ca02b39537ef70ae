import type { Backend } from "../backend.ts";

/**
 * Collections whose documents end at their `expiresAt`. In Firestore its TTL policies see to that (they are in
 * firestore.indexes.json), and `expiresAt` is in no index: it only ever rises, and an index of such a field holds a
 * collection at 500 writes a second. So nothing can, and need, be looked for there. The emulator has no TTL, and
 * needs no index: there the sweep deletes.
 */
export const expiring = ["events", "incoming", "streamTickets", "attachmentTickets", "typing"] as const;

/** Deleted in one run at most, of each: Firestore takes 500 writes a commit. */
const atOnce = 400;

/** Deletes what is past its `expiresAt`, on the emulator alone. */
export async function deleteExpired({ db, clock }: Backend): Promise<void> {
  if (process.env.FIRESTORE_EMULATOR_HOST === undefined) return;
  for (const name of expiring) {
    const { docs } = await db.collectionGroup(name).where("expiresAt", "<=", clock()).limit(atOnce).get();
    const batch = db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  }
}
