import type { Firestore, Query } from "@google-cloud/firestore";
import { readEach } from "../log/readEach.ts";
import { presenceRef } from "./presenceRef.ts";
import { type StoredOperator, storedOperatorSchema } from "./StoredOperator.ts";
import { type StoredPresence, storedPresenceSchema } from "./StoredPresence.ts";

export type Member = { operator: StoredOperator; presence: StoredPresence };

/** A team larger than this needs pages. */
const maxOperators = 500;

/** Those of the team that the query asks for, with what changes by the minute. 2 reads each. */
export async function readTeam(db: Firestore, operators: Query): Promise<Member[]> {
  const { docs } = await operators.limit(maxOperators).get();
  const team = readEach(docs, (doc) => storedOperatorSchema.parse(doc.data()));
  if (team.length === 0) return [];
  const presences = await db.getAll(...team.map(({ id }) => presenceRef(db, id)));
  return team.map((operator, index) => ({
    operator,
    presence: storedPresenceSchema.parse(presences[index]?.data() ?? {}),
  }));
}
