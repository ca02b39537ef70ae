/** How pressing a wait is: `late` from 5 minutes on, `overdue` from 15. */
export type Urgency = "calm" | "late" | "overdue";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export function urgencyOf(since: string, now: number): Urgency {
  const seconds = secondsBetween(since, now);
  if (seconds >= 15 * minute) return "overdue";
  return seconds >= 5 * minute ? "late" : "calm";
}

/** `3:20`, `1:03:20`, or from a day on whole days, as that language writes them. */
export function waited(since: string, now: number, code: string): string {
  const seconds = secondsBetween(since, now);
  const { plain, padded, days } = formatsOf(code);
  if (seconds >= day) return days.format(Math.floor(seconds / day));
  const rest = padded.format(seconds % 60);
  const minutes = Math.floor(seconds / minute);
  if (seconds < hour) return `${plain.format(minutes)}:${rest}`;
  return `${plain.format(Math.floor(seconds / hour))}:${padded.format(minutes % 60)}:${rest}`;
}

function secondsBetween(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

type Formats = { plain: Intl.NumberFormat; padded: Intl.NumberFormat; days: Intl.NumberFormat };

/** Kept as those of `agoText` are: every waiting row asks each second. */
const made = new Map<string, Formats>();

function formatsOf(code: string): Formats {
  const known = made.get(code) ?? {
    plain: new Intl.NumberFormat(code),
    padded: new Intl.NumberFormat(code, { minimumIntegerDigits: 2 }),
    days: new Intl.NumberFormat(code, { style: "unit", unit: "day", unitDisplay: "long" }),
  };
  made.set(code, known);
  return known;
}
