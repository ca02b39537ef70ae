import { FieldValue, type Firestore } from "@google-cloud/firestore";
import { headSchema } from "../conversation/Head.ts";
import { countsSchema } from "../conversation/Tally.ts";
import { conversationRef } from "../log/paths.ts";
import { presenceRef } from "../routing/presenceRef.ts";
import { detachedTally } from "./detachedTally.ts";

/** A customer who writes all the while moves the head before each try; it is not that fast so often. */
const tries = 20;

/** gRPC's FAILED_PRECONDITION and NOT_FOUND: the head has moved, or is gone. */
const moved: ReadonlySet<unknown> = new Set([5, 9]);

/**
 * Deletes the head, and in the same commit keeps what it was counting and frees the operator who held it. From then
 * on nobody can write to the conversation: every commit is guarded by the head that it was decided on. True where it
 * was there; throws when it was written to at every try.
 */
export async function eraseHead(db: Firestore, conversationId: string, newId: () => string): Promise<boolean> {
  const ref = conversationRef(db, conversationId);
  for (let attempt = 0; attempt < tries; attempt++) {
    const snapshot = await ref.get();
    if (!snapshot.exists || snapshot.updateTime === undefined) return false;
    const { tally, state, operator } = headSchema.parse(snapshot.data());
    const batch = db.batch().delete(ref, { lastUpdateTime: snapshot.updateTime });
    const hasCounted = countsSchema.keyof().options.some((name) => tally[name] !== 0);
    if (hasCounted) batch.create(detachedTally(db, newId()), tally);
    if (state === "assigned" && operator !== null) {
      batch.set(presenceRef(db, operator.id), { held: { [conversationId]: FieldValue.delete() } }, { merge: true });
    }
    try {
      await batch.commit();
      return true;
    } catch (failure) {
      if (!(failure instanceof Error && "code" in failure && moved.has(failure.code))) throw failure;
    }
  }
  throw new Error("The customer keeps writing. Run it again.");
}
