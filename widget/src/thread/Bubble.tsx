import type { CustomerApi } from "@hearth/client";
import type { Message } from "@hearth/contract";
import { AttachmentView } from "../files/AttachmentView.tsx";
import { useCode, useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { LinkedText } from "./LinkedText.tsx";

type Props = { message: Message; isOwn: boolean; isRead: boolean; starts: boolean; ends: boolean; api: CustomerApi };

export function Bubble({ message, isOwn, isRead, starts, ends, api }: Props) {
  const t = useText();
  const code = useCode();
  const { role, kind, text, attachment, author, createdAt, editedAt, deletedAt } = message;
  if (role === "system" || kind === "event") return <p class="note">{text}</p>;
  const name = author.name || t(role === "bot" ? "assistant" : "operator");
  const isBare = attachment !== null && attachment.width !== null && text === "";
  return (
    <article class={`row ${isOwn ? "own" : ""} ${starts ? "starts" : ""} ${ends ? "ends" : ""}`}>
      {isOwn ? <span class="hidden">{t("you")}</span> : <span class={starts ? "author" : "hidden"}>{name}</span>}
      <div class={`bubble ${isBare ? "bare" : ""} ${deletedAt === null ? "" : "gone"}`}>
        {deletedAt !== null ? (
          <p class="text">{t("deleted")}</p>
        ) : (
          <>
            {attachment !== null && <AttachmentView attachment={attachment} api={api} />}
            {text !== "" && <LinkedText text={text} />}
          </>
        )}
      </div>
      {ends && (
        <span class="meta">
          {editedAt !== null && deletedAt === null && `${t("edited")} · `}
          <time dateTime={createdAt}>
            {new Intl.DateTimeFormat(code, { hour: "numeric", minute: "2-digit" }).format(new Date(createdAt))}
          </time>
          {isOwn && (
            <span class={`mark ${isRead ? "isRead" : ""}`} title={t(isRead ? "read" : "sent")}>
              <Icon name={isRead ? "checks" : "check"} />
              <span class="hidden">{t(isRead ? "read" : "sent")}</span>
            </span>
          )}
        </span>
      )}
    </article>
  );
}
