type Row = { id: string };

/**
 * By how many rows what is in sight has moved down the list, between `before` and `after`; `first` is the first in
 * sight. That one, or the next, may be what jumped to the top: the other then says how far they were pushed.
 */
export function rowShift(before: readonly Row[], after: readonly Row[], first: number): number {
  if (before === after) return 0;
  const shifts = before.slice(first, first + 2).flatMap(({ id }, index) => {
    const place = after.findIndex((row) => row.id === id);
    return place < 0 ? [] : [place - first - index];
  });
  const [shift = 0, other = shift] = shifts;
  return Math.abs(other) < Math.abs(shift) ? other : shift;
}
