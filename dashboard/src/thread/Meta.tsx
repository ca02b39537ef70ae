import { Check, CheckCheck } from "lucide-react";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./Message.module.css";
import { sideOf } from "./sideOf.ts";
import type { MessageItem } from "./threadItems.ts";

/** When it was said; of what the team said, also whether the customer has read it. */
export function Meta({ item: { message, isRead } }: { item: MessageItem }) {
  const t = useText();
  const { code, dir } = useLocale();
  const { createdAt, editedAt, deletedAt } = message;
  const side = sideOf(message);
  const hasMark = (side === "team" || side === "bot") && deletedAt === null;
  const Mark = isRead ? CheckCheck : Check;
  return (
    <span className={classes.meta}>
      {editedAt !== null && deletedAt === null && <span>{t("thread.edited")}</span>}
      <time dateTime={createdAt} dir={dir}>
        {dateFormat(code, { timeStyle: "short" }).format(new Date(createdAt))}
      </time>
      {hasMark && <Mark size={14} role="img" aria-label={t(isRead ? "thread.read" : "thread.sent")} />}
    </span>
  );
}
