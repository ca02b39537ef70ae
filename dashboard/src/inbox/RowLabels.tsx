import { useText } from "../i18n/useText.ts";
import classes from "./RowLabels.module.css";

const shown = 2;

/** The first labels, and how many more there are. */
export function RowLabels({ labels }: { labels: readonly string[] }) {
  const t = useText();
  const more = labels.length - shown;
  return (
    <>
      {labels.slice(0, shown).map((label) => (
        <span key={label} className={classes.label} dir="auto">
          {label}
        </span>
      ))}{" "}
      {more > 0 && (
        <span className={classes.more} dir="ltr" title={labels.slice(shown).join(", ")}>
          {t("inbox.moreLabels", { count: more })}
        </span>
      )}
    </>
  );
}
