type Row = { id: string };

/**
 * By how many rows what is in sight has moved down the list, between `before` and `after`; `first` and `count` say what
 * is in sight. The one that jumped to the top does not count: most of the others say how far they were pushed.
 */
export function rowShift(before: readonly Row[], after: readonly Row[], first: number, count: number): number {
  if (before === after) return 0;
  const places = new Map(before.slice(first, first + count).map(({ id }, index) => [id, first + index]));
  if (places.size === 0) return 0;
  const shifts: number[] = [];
  for (const [place, { id }] of after.entries()) {
    const was = places.get(id);
    if (was !== undefined) shifts.push(place - was);
  }
  shifts.sort((a, b) => a - b);
  return shifts[Math.floor(shifts.length / 2)] ?? 0;
}
