import { AggregateField, type Firestore, type Query, type Transaction } from "@google-cloud/firestore";
import { type Counts, noCounts, plus } from "../conversation/Tally.ts";

/** Of which tallies: one day's, or an operator's from one day to another, both included. */
export type Scope = { day: string } | { operator: string; from: string; to: string };

/**
 * Five aggregations are what one query takes. The first counts, too, what there is to be summed: where there is
 * nothing, that is all. `firestore.indexes.json` has an index for each, which names these fields in this order.
 */
const first = ["conversations", "handoffs", "messages", "taken"] as const satisfies (keyof Counts)[];
const others = [
  ["ratingSum", "ratings", "replies", "resolutionSeconds", "resolutions"],
  ["responseSeconds", "responses", "waitSeconds", "waits"],
] as const satisfies (keyof Counts)[][];

/**
 * The sums over the tallies that were written and over those that heads still count. 2 to 6 queries, each at one
 * read for every thousand tallies begun. Only in one transaction is it exact: a tally that moves from the head
 * between two queries would be counted twice or not at all.
 */
export async function sumCounts(db: Firestore, transaction: Transaction, scope: Scope): Promise<Counts> {
  const [written, counting] = await Promise.all([
    sumsOf(transaction, within(db.collectionGroup("tallies"), scope, ""), ""),
    sumsOf(transaction, within(db.collection("conversations"), scope, "tally."), "tally."),
  ]);
  return plus(written, counting);
}

function within(tallies: Query, scope: Scope, path: string): Query {
  if ("day" in scope) return tallies.where(`${path}day`, "==", scope.day);
  return tallies
    .where(`${path}operator`, "==", scope.operator)
    .where(`${path}day`, ">=", scope.from)
    .where(`${path}day`, "<=", scope.to);
}

async function sumsOf(transaction: Transaction, tallies: Query, path: string): Promise<Counts> {
  const ask = async (names: readonly (keyof Counts)[], fields: Record<string, AggregateField<number>> = {}) => {
    const sums = names.map((name) => [name, AggregateField.sum(`${path}${name}`)] as const);
    return (await transaction.get(tallies.aggregate({ ...fields, ...Object.fromEntries(sums) }))).data();
  };
  const { count, ...begun } = await ask(first, { count: AggregateField.count() });
  if (count === 0) return noCounts;
  const more = await Promise.all(others.map((names) => ask(names)));
  return [begun, ...more].reduce(plus, noCounts);
}
