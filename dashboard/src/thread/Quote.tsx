import type { Message } from "@hearth/contract";
import { useText } from "../i18n/useText.ts";
import { authorOf } from "./authorOf.ts";
import classes from "./Message.module.css";
import { useRow } from "./RowContext.ts";

/** The message that is answered; a click leads to it. `quoted`: null where it is not loaded. */
export function Quote({ id, quoted }: { id: string; quoted: Message | null }) {
  const t = useText();
  const { uid, customer, onFind } = useRow();
  const name = quoted && authorOf(quoted, { uid, customer, you: t("thread.you") });
  const text = quoted?.deletedAt ? t("thread.deleted") : quoted?.text || quoted?.attachment?.name;
  return (
    <button
      type="button"
      className={classes.quote}
      aria-label={name === null ? t("thread.replyToEarlier") : t("thread.replyTo", { name })}
      onClick={() => onFind(id)}
    >
      {name !== null && <bdi className={classes.quoteAuthor}>{name}</bdi>}
      <span className={classes.quoteText} dir="auto">
        {text ?? t("thread.replyToEarlier")}
      </span>
    </button>
  );
}
