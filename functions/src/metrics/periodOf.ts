import { Fault, type MetricsQuery, maxReportDays } from "@hearth/contract";
import { dayOf } from "../conversation/Tally.ts";

const dayLength = 24 * 60 * 60 * 1000;

/** Where nothing is said: today and the days before it. */
const usualDays = 7;

/** The days that are asked for, in order, both ends included. Throws `invalid_request`: ends before it begins, or too long. */
export function periodOf({ from, to }: MetricsQuery, now: Date): string[] {
  const last = Date.parse(to ?? dayOf(now));
  const first = from === undefined ? last - (usualDays - 1) * dayLength : Date.parse(from);
  if (first > last) throw wrong("must not be after to (without it, today)");
  const length = (last - first) / dayLength + 1;
  if (length > maxReportDays) throw wrong(`must be at most ${maxReportDays} days, itself and to included`);
  return Array.from({ length }, (_, index) => dayOf(new Date(first + index * dayLength)));
}

function wrong(message: string): Fault {
  return new Fault("invalid_request", { errors: [{ path: "from", message }] });
}
