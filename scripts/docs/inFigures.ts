/** `7000000` → `7,000,000` */
export function inFigures(count: number): string {
  return count.toLocaleString("en-US");
}
