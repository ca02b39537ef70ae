import type { Firestore, Query } from "@google-cloud/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { readTeam } from "../routing/readTeam.ts";
import { inEach } from "./inEach.ts";

/** A place younger than this may be on its way to the log. In milliseconds; more than a request lives. */
const settled = 120_000;

/** Conversations of one operator that are looked at; nobody is given as many. */
const mostAssigned = 1_000;

const changedSchema = z.object({ updatedAt: storedTime });

/**
 * Makes what operators are counted to hold agree with what they have. An instance that died between the two leaves
 * them apart. Where the numbers agree nothing is looked at closer: the number is all that counts. 3 reads for each of
 * the team, and 1 for each conversation of those whose number is wrong.
 */
export async function reconcileHeld({ db, holdings, clock }: Backend): Promise<void> {
  const until = new Date(clock().getTime() - settled);
  const team = await readTeam(db, db.collection("operators"));
  await inEach(team, async ({ operator: { id }, presence: { held } }) => {
    const assigned = assignedTo(db, id);
    const { count } = (await assigned.count().get()).data();
    if (count === held.size) return;
    const { docs } = await assigned.limit(mostAssigned).select("updatedAt").get();
    const has = docs.map((doc): [string, Date] => [doc.id, changedSchema.parse(doc.data()).updatedAt]);
    await holdings.reconcile(id, new Map(has), until);
  });
}

/** In an order that the inbox's lists have an index for. */
function assignedTo(db: Firestore, operatorId: string): Query {
  const own = db.collection("conversations").where("operator.id", "==", operatorId);
  return own.where("state", "==", "assigned").orderBy("lastActivityAt", "desc");
}
