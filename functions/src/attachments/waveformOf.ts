import { waveformPoints } from "@hearth/contract";

/** How loud (root mean square) a piece of sound is, and when in the whole it begins, from 0 to 1. */
export type Loudness = { at: number; rms: number };

/** The course of loudness in 64 points, the loudest 100. Points that nothing fell into are as loud as the one before. */
export function waveformOf(pieces: readonly Loudness[]): number[] {
  const points = Array.from({ length: waveformPoints }, () => ({ energy: 0, count: 0 }));
  for (const { at, rms } of pieces) {
    const point = points[pointAt(at)];
    if (point === undefined) continue;
    point.energy += rms * rms;
    point.count += 1;
  }
  let before = 0;
  const levels = points.map(({ energy, count }) => {
    before = count > 0 ? Math.sqrt(energy / count) : before;
    return before;
  });
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest > 0 ? Math.round((level / loudest) * 100) : 0));
}

/** The number of the point that this part of the whole, from 0 to 1, falls into. */
export function pointAt(at: number): number {
  return Math.min(waveformPoints - 1, Math.max(0, Math.floor(at * waveformPoints)));
}

export function rmsOf(channels: readonly ArrayLike<number>[]): number {
  let [energy, count] = [0, 0];
  for (const samples of channels) {
    for (let index = 0; index < samples.length; index++) energy += (samples[index] ?? 0) ** 2;
    count += samples.length;
  }
  const rms = count > 0 ? Math.sqrt(energy / count) : 0;
  return Number.isFinite(rms) ? rms : 0;
}
