/** Milliseconds on the machine's own clock: it only goes forward, and every process reads the same one. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
