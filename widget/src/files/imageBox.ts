const widest = 240;
const highest = 260;

type Size = { width: number | null; height: number | null };

/** How large an image is shown, in pixels: not larger than it is; a square while nothing tells. */
export function imageBox({ width, height }: Size): { width: string; aspectRatio: string } {
  if (!width || !height) return { width: "200px", aspectRatio: "1 / 1" };
  const scale = Math.min(1, widest / width, highest / height);
  return { width: `${Math.max(48, Math.round(width * scale))}px`, aspectRatio: `${width} / ${height}` };
}
