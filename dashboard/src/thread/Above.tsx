import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./Above.module.css";
import type { Change } from "./Change.ts";
import { changeText } from "./changeText.ts";
import { dayText } from "./dayText.ts";
import { useRow } from "./RowContext.ts";
import type { MessageItem } from "./threadItems.ts";

/** What stands above a message: its day, what happened before it, and where what is new begins. */
export function Above({ item: { date, isNewDay, changes, isFirstUnread } }: { item: MessageItem }) {
  const t = useText();
  const { code } = useLocale();
  return (
    <>
      {isNewDay && (
        <div className={classes.day}>
          <span>{dayText(date, new Date(), code, t)}</span>
        </div>
      )}
      <Changes changes={changes} />
      {isFirstUnread && <div className={classes.fresh}>{t("thread.fresh")}</div>}
    </>
  );
}

/** Lines of who took over, released or closed. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useText();
  const { code } = useLocale();
  const { customer } = useRow();
  return changes.map((change) => (
    <div key={change.seq} className={classes.change}>
      <bdi>{changeText(change, customer, t)}</bdi>
      <time dateTime={change.at}>{dateFormat(code, { timeStyle: "short" }).format(new Date(change.at))}</time>
    </div>
  ));
}
