/** In milliseconds. */
const first = 1_000;
const longest = 30_000;

/**
 * How long to wait after so many failures in a row (1 or more): it doubles up to half a minute, and chance takes up
 * to half of it off, so that those who were cut off together do not come back together. In milliseconds.
 */
export function backoff(failures: number, random: () => number): number {
  return Math.min(longest, first * 2 ** Math.min(failures - 1, 10)) * (1 - random() / 2);
}
