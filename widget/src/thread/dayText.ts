import { localDay } from "../../../dashboard/src/thread/localDay.ts";
import type { Translate } from "../i18n/TextContext.ts";

/** A day, written as one says it today: "Yesterday", "Monday, 3 August", with the year where it is another one. */
export function dayText(day: string, now: Date, code: string, t: Translate): string {
  const today = localDay(now.toISOString());
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (day === today) return t("today");
  if (day === localDay(yesterday.toISOString())) return t("yesterday");
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  const options = { weekday: "long", day: "numeric", month: "long", year } as const;
  return new Intl.DateTimeFormat(code, options).format(new Date(`${day}T12:00:00`));
}
