import type { Backend } from "../backend.ts";
import { presenceRef } from "./presenceRef.ts";

/** The operator gives a sign of life: an open inbox is one, once a minute. 1 write. */
export async function heartbeat({ db, clock }: Pick<Backend, "db" | "clock">, operatorId: string): Promise<void> {
  await presenceRef(db, operatorId).set({ seenAt: clock() }, { merge: true });
}
