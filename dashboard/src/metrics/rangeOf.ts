export const presets = [7, 30, 90] as const;

export type Preset = (typeof presets)[number];

/** `from` and `to`: dates like 2026-11-22 (UTC), both included. `problem`: why they cannot be asked for. */
export type Range = { from: string; to: string; preset: Preset | null; problem?: "order" | "long" | "date" };

/** As the contract has it, without bringing its validation along. */
export const maxDays = 92;

const dayMs = 86_400_000;

/** The days that an address asks for: `?days=30`, or `?from=…&to=…`; else the last seven. */
export function rangeOf(query: URLSearchParams, today: string): Range {
  const from = query.get("from");
  const to = query.get("to");
  if (from === null && to === null) {
    const preset = presets.find((days) => String(days) === query.get("days")) ?? presets[0];
    return { from: daysBefore(today, preset - 1), to: today, preset };
  }
  const custom = { from: from ?? "", to: to ?? "", preset: null };
  if (!isDay(custom.from) || !isDay(custom.to)) return { ...custom, problem: "date" };
  if (custom.from > custom.to) return { ...custom, problem: "order" };
  const days = (Date.parse(custom.to) - Date.parse(custom.from)) / dayMs + 1;
  return days > maxDays ? { ...custom, problem: "long" } : custom;
}

/** The day that it is (UTC). */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * dayMs));
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && dayOf(new Date(at)) === text;
}
