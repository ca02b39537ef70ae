/** What one write takes at most, unless a single frame is larger: what a slow client keeps in memory. */
export const pieceBytes = 128 * 1024;

/** The first of the frames, joined, as many as go out in one write; none where there are none. */
export function joinFrames(frames: readonly Buffer[]): { bytes: Buffer; count: number } {
  let count = 0;
  let size = 0;
  for (const { length } of frames) {
    if (count > 0 && size + length > pieceBytes) break;
    count += 1;
    size += length;
  }
  const [only] = frames;
  const bytes = count === 1 && only !== undefined ? only : Buffer.concat(frames.slice(0, count), size);
  return { bytes, count };
}
