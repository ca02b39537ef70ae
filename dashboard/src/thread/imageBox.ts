const widest = 320;
const highest = 320;

type Size = { width?: number | null | undefined; height?: number | null | undefined };

/** How large an image is shown among messages, in pixels: whole, not larger than it is; a square while nothing tells. */
export function imageBox({ width, height }: Size): { width: number; aspectRatio: string } {
  if (!width || !height) return { width: 240, aspectRatio: "1 / 1" };
  const scale = Math.min(1, widest / width, highest / height);
  return { width: Math.max(48, Math.round(width * scale)), aspectRatio: `${width} / ${height}` };
}
