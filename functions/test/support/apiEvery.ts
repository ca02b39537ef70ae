import { expect } from "chai";

/** Checks every entry of a table, all at once. A table without entries fails: it would prove nothing. */
export async function onEvery<Entry>(
  table: readonly Entry[],
  check: (entry: Entry) => Promise<unknown>,
): Promise<void> {
  expect(table).not.to.have.lengthOf(0);
  await Promise.all(table.map(check));
}
