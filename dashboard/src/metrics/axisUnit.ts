const hour = 3_600;
const minute = 60;

/** How many seconds one step of an axis is, so that its marks fall on whole hours, minutes or seconds. */
export function axisUnit(seconds: Iterable<number | null>): number {
  let longest = 0;
  for (const each of seconds) longest = Math.max(longest, each ?? 0);
  if (longest >= 2 * hour) return hour;
  return longest >= 2 * minute ? minute : 1;
}
