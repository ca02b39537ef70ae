import { dateFormat } from "../i18n/dateFormat.ts";
import type { Translate } from "../i18n/useText.ts";
import { localDay } from "./localDay.ts";

/** A day, written as one says it today: "Yesterday", "Monday, 3 August", with the year where it is another one. */
export function dayText(day: string, now: Date, code: string, t: Translate): string {
  const today = localDay(now.toISOString());
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (day === today) return t("thread.today");
  if (day === localDay(yesterday.toISOString())) return t("thread.yesterday");
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return dateFormat(code, { weekday: "long", day: "numeric", month: "long", year }).format(new Date(`${day}T12:00:00`));
}
