import type { Operator } from "@hearth/contract";

const ranks = { online: 0, away: 1, offline: 2 };

/** Who is there first, and of those the one with the fewest conversations. */
export function inOrder(operators: readonly Operator[]): Operator[] {
  return operators.toSorted(
    (a, b) => ranks[a.status] - ranks[b.status] || a.conversations - b.conversations || a.name.localeCompare(b.name),
  );
}
