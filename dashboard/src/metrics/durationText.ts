const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A time span in words, in its two largest units: "1h 5m". `code`: of the language. */
export function durationText(seconds: number, code: string): string {
  let rest = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, size]) => rest >= size);
  if (first < 0) return inUnit(0, "second", code);
  const parts: string[] = [];
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(inUnit(count, unit, code));
  }
  return parts.join(" ");
}

function inUnit(count: number, unit: string, code: string): string {
  return new Intl.NumberFormat(code, { style: "unit", unit, unitDisplay: "narrow" }).format(count);
}
