import type { Firestore } from "@google-cloud/firestore";
import { type Metrics, operatorRefSchema } from "@hearth/contract";
import pMap from "p-map";
import { noCounts, plus } from "../conversation/Tally.ts";
import { figuresOf, operatorFiguresOf } from "./figuresOf.ts";
import { sumCounts } from "./sumCounts.ts";

/** Days and operators that are asked about at a time; up to four queries each. */
const concurrency = 8;

/** A team larger than this needs pages. */
const maxOperators = 500;

/**
 * How these days went, by day and by everyone in the team, as of one moment: read-only, so that it neither waits
 * for writers nor keeps them waiting.
 */
export function readMetrics(db: Firestore, days: readonly string[]): Promise<Metrics> {
  const from = days.at(0) ?? "";
  const to = days.at(-1) ?? "";
  return db.runTransaction(
    async (transaction) => {
      const { docs } = await transaction.get(db.collection("operators").orderBy("name").limit(maxOperators));
      const team = docs.map((snapshot) => operatorRefSchema.parse(snapshot.data()));
      const byDay = await pMap(days, (day) => sumCounts(db, transaction, { day }), { concurrency });
      const byOperator = await pMap(
        team,
        async (operator) => ({
          operator,
          ...operatorFiguresOf(await sumCounts(db, transaction, { operator: operator.id, from, to })),
        }),
        { concurrency },
      );
      return {
        from,
        to,
        days: byDay.map((counts, index) => ({ day: days[index] ?? "", ...figuresOf(counts) })),
        operators: byOperator,
        total: figuresOf(byDay.reduce(plus, noCounts)),
      };
    },
    { readOnly: true },
  );
}
