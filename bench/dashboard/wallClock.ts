/** Milliseconds since 1970, finer than `Date.now`. A browser counts the same way. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
