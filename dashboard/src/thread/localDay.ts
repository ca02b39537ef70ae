/** `2026-11-22`: the day on which that was, where the reader is. */
export function localDay(time: string): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
