type Row = { id: string };

/** The row that the keys are at. `place`: where it was, for going on from there once it has left the list. */
export type Cursor = { id: string; place: number };

/** `step` rows further, not beyond the ends; without a cursor, the first row. Null where there are no rows. */
export function moveCursor(rows: readonly Row[], cursor: Cursor | null, step: 1 | -1): Cursor | null {
  return at(rows, cursor === null ? 0 : nextPlace(rows, cursor, step));
}

function nextPlace(rows: readonly Row[], { id, place }: Cursor, step: 1 | -1): number {
  const now = rows.findIndex((row) => row.id === id);
  if (now >= 0) return now + step;
  // What was behind it has moved up to its place.
  return step > 0 ? place : place - 1;
}

function at(rows: readonly Row[], wanted: number): Cursor | null {
  const place = Math.max(0, Math.min(wanted, rows.length - 1));
  const row = rows[place];
  return row === undefined ? null : { id: row.id, place };
}
