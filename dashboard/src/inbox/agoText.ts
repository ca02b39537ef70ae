const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** From so many days on, the date says more. */
const mostDays = 7;

/** How long `at` is past, briefly and in that language: "now", "3 min. ago", "yesterday"; then the date. */
export function agoText(at: string, now: number, code: string): string {
  const ms = Math.max(0, now - Date.parse(at));
  const [unit, size] = units.find(([, long]) => ms >= long) ?? (["second", Number.POSITIVE_INFINITY] as const);
  const count = Math.floor(ms / size);
  const { relative, day, dayOfYear } = formatsOf(code);
  if (unit !== "day" || count < mostDays) return relative.format(count === 0 ? 0 : -count, unit);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? day : dayOfYear).format(new Date(at));
}

type Formats = { relative: Intl.RelativeTimeFormat; day: Intl.DateTimeFormat; dayOfYear: Intl.DateTimeFormat };

/** To make a format takes longer than to use it a hundred times, and every row in sight asks each second. */
const made = new Map<string, Formats>();

function formatsOf(code: string): Formats {
  const known = made.get(code) ?? {
    relative: new Intl.RelativeTimeFormat(code, { numeric: "auto", style: "narrow" }),
    day: new Intl.DateTimeFormat(code, { day: "numeric", month: "short" }),
    dayOfYear: new Intl.DateTimeFormat(code, { day: "numeric", month: "short", year: "numeric" }),
  };
  made.set(code, known);
  return known;
}
