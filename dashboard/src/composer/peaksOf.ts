const points = 64;

/** Levels, from 0 to 1 each, as a waveform: 64 whole numbers, the loudest 100. Null for none. */
export function peaksOf(levels: readonly number[]): number[] | null {
  if (levels.length === 0) return null;
  const loudest = Math.max(...levels, 0.01);
  return Array.from({ length: points }, (_, point) => {
    const from = Math.floor((point * levels.length) / points);
    const to = Math.max(from + 1, Math.floor(((point + 1) * levels.length) / points));
    return Math.round((Math.max(...levels.slice(from, to)) / loudest) * 100);
  });
}
