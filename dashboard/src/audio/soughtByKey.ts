type Position = { time: number; duration: number };

/** Where a key takes the position, in seconds; undefined for a key that is not a slider's. */
export function soughtByKey(key: string, { time, duration }: Position): number | undefined {
  const step = Math.min(5, duration / 10);
  const moved = new Map([
    ["ArrowRight", time + step],
    ["ArrowUp", time + step],
    ["ArrowLeft", time - step],
    ["ArrowDown", time - step],
    ["PageUp", time + duration / 5],
    ["PageDown", time - duration / 5],
    ["Home", 0],
    ["End", duration],
  ]).get(key);
  return moved === undefined ? undefined : Math.min(duration, Math.max(0, moved));
}
