/** What a clock reading looks like in the wild, and the reading itself; `repaired` when it was not one. */
export type NormalizedTime = { time: Date; repaired: boolean };

/** Numbers below this are seconds, from here on milliseconds (1e12 ms is September 2001). */
const firstMillisecond = 1e12;

/** The years 1 to 9999, all that a Firestore Timestamp holds: beyond them the whole commit would fail. */
const earliest = Date.parse("0001-01-01T00:00:00.000Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Reads a time given as Date, Firestore Timestamp (also as plain `{seconds, nanoseconds}`), ISO string
 * (without a zone: UTC) or number. Anything else becomes `now`, marked `repaired`.
 */
export function normalizeTime(value: unknown, now: Date): NormalizedTime {
  const time = readTime(value);
  return time === undefined ? { time: now, repaired: true } : { time, repaired: false };
}

/** The time that `value` states, or undefined when it states none. */
export function readTime(value: unknown): Date | undefined {
  const milliseconds = readMilliseconds(value);
  if (milliseconds === undefined || !(milliseconds >= earliest && milliseconds <= latest)) return undefined;
  return new Date(Math.trunc(milliseconds));
}

function readMilliseconds(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "number") return Math.abs(value) < firstMillisecond ? Math.round(value * 1000) : value;
  if (typeof value === "string") return readIso(value.trim());
  if (typeof value === "object" && value !== null) return readTimestamp(value);
  return undefined;
}

const iso =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(?:Z|([+-]\d{2})(?::?(\d{2}))?)?)?$/i;

function readIso(text: string): number | undefined {
  const [, day, clock = "00:00", hours = "+00", minutes = "00"] = iso.exec(text) ?? [];
  if (day === undefined || !isCalendarDay(day)) return undefined;
  const milliseconds = Date.parse(`${day}T${clock.replace(",", ".")}${hours}:${minutes}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Date.parse rolls 30 February over into March: such a day is no day. */
function isCalendarDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function readTimestamp(value: object): number | undefined {
  const seconds = "seconds" in value ? value.seconds : "_seconds" in value ? value._seconds : undefined;
  const nanoseconds = "nanoseconds" in value ? value.nanoseconds : "_nanoseconds" in value ? value._nanoseconds : 0;
  if (typeof seconds !== "number" || typeof nanoseconds !== "number") return undefined;
  return seconds * 1000 + Math.floor(nanoseconds / 1e6);
}
