import { Bot, Lock } from "lucide-react";
import { useRef } from "react";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { AttachmentView } from "./AttachmentView.tsx";
import { authorOf } from "./authorOf.ts";
import { EditBox } from "./EditBox.tsx";
import { LinkedText } from "./LinkedText.tsx";
import classes from "./Message.module.css";
import { MessageMenu } from "./MessageMenu.tsx";
import { Meta } from "./Meta.tsx";
import { Quote } from "./Quote.tsx";
import { useRow } from "./RowContext.ts";
import { sideOf } from "./sideOf.ts";
import type { MessageItem } from "./threadItems.ts";

/** One message. */
export function MessageRow({ item }: { item: MessageItem }) {
  const t = useText();
  const { code } = useLocale();
  const { uid, customer, editing, found, setEditing } = useRow();
  const article = useRef<HTMLElement>(null);
  const { message, starts, ends } = item;
  const { text, attachment, createdAt, deletedAt } = message;
  const side = sideOf(message);
  const author = authorOf(message, { uid, customer, you: t("thread.you") });
  const time = dateFormat(code, { dateStyle: "medium", timeStyle: "short" }).format(new Date(createdAt));
  const isEditing = editing === message.id && deletedAt === null;

  return (
    <article
      ref={article}
      className={classes.row}
      aria-label={t(side === "note" ? "thread.articleNote" : "thread.article", { author, time })}
      tabIndex={-1}
      data-side={side}
      data-starts={starts || undefined}
      data-ends={ends || undefined}
      data-found={found === message.id || undefined}
    >
      {starts && (side === "bot" || side === "note" || (side === "team" && message.author.id !== uid)) && (
        <div className={classes.author}>
          {side === "bot" && <Bot size={14} aria-hidden />}
          {side === "note" && <Lock size={12} aria-hidden />}
          {side === "note" && <span>{t("thread.note")} ·</span>}
          <bdi>{author}</bdi>
        </div>
      )}
      <div className={classes.line}>
        <div className={classes.bubble} dir="auto" data-editing={isEditing || undefined}>
          {message.replyTo !== null && deletedAt === null && <Quote id={message.replyTo} quoted={item.quoted} />}
          {attachment !== null && <AttachmentView attachment={attachment} />}
          {isEditing ? (
            <EditBox
              message={message}
              onDone={() => {
                setEditing(null);
                article.current?.focus();
              }}
            />
          ) : (
            <LinkedText text={text} />
          )}
          {deletedAt !== null && <em className={classes.deleted}>{t("thread.deleted")}</em>}
          {!isEditing && <Meta item={item} />}
        </div>
        {deletedAt === null && side !== "system" && <MessageMenu message={message} row={article} />}
      </div>
    </article>
  );
}
