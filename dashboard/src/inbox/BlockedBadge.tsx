import { Ban } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./StateBadge.module.css";

/** Of a customer who may read and no longer write. */
export function BlockedBadge() {
  const t = useText();
  return (
    <span className={classes.badge} data-state="blocked">
      <Ban size={12} aria-hidden="true" /> {t("inbox.blocked")}
    </span>
  );
}
