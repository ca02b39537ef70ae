import { Button, Group, Loader, Text } from "@mantine/core";
import { CircleAlert } from "lucide-react";
import { codeText } from "../actions/codeText.ts";
import { UploadProgress } from "../composer/UploadProgress.tsx";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { LinkedText } from "./LinkedText.tsx";
import classes from "./Message.module.css";
import { PendingFile } from "./PendingFile.tsx";
import { Quote } from "./Quote.tsx";
import type { PendingMessageItem } from "./threadItems.ts";

/** A message of one's own that is not confirmed: on its way, or refused. */
export function PendingRow({ item: { pending, quoted, starts, ends } }: { item: PendingMessageItem }) {
  const t = useText();
  const { code, dir } = useLocale();
  const store = useConversationStore();
  const { draft, file, failure, at, progress } = pending;
  const isNote = draft.visibility === "internal";
  const time = dateFormat(code, { dateStyle: "medium", timeStyle: "short" }).format(at);
  return (
    <article
      className={classes.row}
      aria-label={t(isNote ? "thread.articleNote" : "thread.article", { author: t("thread.you"), time })}
      tabIndex={-1}
      data-side={isNote ? "note" : "team"}
      data-starts={starts || undefined}
      data-ends={ends || undefined}
      data-pending
    >
      <div className={classes.line}>
        <div className={classes.bubble} dir="auto" data-failed={failure !== null || undefined}>
          {draft.replyTo !== undefined && <Quote id={draft.replyTo} quoted={quoted} />}
          {file && <PendingFile file={file} />}
          <LinkedText text={draft.text ?? ""} />
          <UploadProgress progress={progress} />
          <span className={classes.meta}>
            {failure === null ? <Loader size={10} color="gray" aria-hidden /> : <CircleAlert size={14} aria-hidden />}
            <span dir={dir}>{t(failure === null ? "thread.sending" : "thread.notSent")}</span>
          </span>
        </div>
      </div>
      {failure !== null && (
        <Group gap="xs" mt={4} justify="end">
          <Text size="xs" role="alert">
            {t(codeText(failure))}
          </Text>
          <Button size="compact-xs" variant="light" onClick={() => store.retry(draft.clientId)}>
            {t("common.retry")}
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => store.discard(draft.clientId)}>
            {t("thread.discard")}
          </Button>
        </Group>
      )}
    </article>
  );
}
