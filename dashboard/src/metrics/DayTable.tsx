import type { Metrics } from "@hearth/contract";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./DayTable.module.css";
import { FiguresTable } from "./FiguresTable.tsx";

/** What the charts show, in words; opened where it is wanted. */
export function DayTable({ days }: { days: Metrics["days"] }) {
  const t = useText();
  const { code } = useLocale();
  const dayText = new Intl.DateTimeFormat(code, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <details>
      <summary className={classes.summary}>{t("metrics.byDay")}</summary>
      <FiguresTable
        label={t("metrics.byDay")}
        first={t("metrics.day")}
        rows={days.map((figures) => ({
          key: figures.day,
          name: <time dateTime={figures.day}>{dayText.format(new Date(figures.day))}</time>,
          figures,
        }))}
      />
    </details>
  );
}
