import { Clock } from "lucide-react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./StateBadge.module.css";
import { useTicking } from "./useTicking.ts";
import { urgencyOf, waited } from "./waited.ts";

/** For how long somebody waits, the more striking the longer. */
export function WaitingBadge({ since }: { since: string }) {
  const t = useText();
  const { code } = useLocale();
  const time = useTicking((now) => waited(since, now, code));
  const urgency = useTicking((now) => urgencyOf(since, now));
  return (
    <span className={classes.badge} data-state={urgency}>
      <Clock size={12} aria-hidden="true" /> {t("inbox.waits", { time })}
    </span>
  );
}
