/**
 * Who waits, the longest first, each with its place: one more than have waited longer. Who began in the same
 * millisecond share one, so that a place can also be found by counting.
 */
export function inPlace<Waiting extends { waitingSince: Date }>(
  waiting: readonly Waiting[],
): { waiting: Waiting; position: number }[] {
  let position = 1;
  let last = waiting[0]?.waitingSince.getTime();
  return waiting.map((each, index) => {
    const since = each.waitingSince.getTime();
    if (since !== last) position = index + 1;
    last = since;
    return { waiting: each, position };
  });
}
