import type { PendingItem } from "@hearth/client";
import { PendingFile } from "../files/PendingFile.tsx";
import { useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { failureText } from "./failureText.ts";
import { LinkedText } from "./LinkedText.tsx";

type Props = { item: PendingItem; starts: boolean; ends: boolean; retry: () => void; discard: () => void };

/** What is on its way, or was refused. */
export function PendingBubble({ item, starts, ends, retry, discard }: Props) {
  const t = useText();
  const { draft, file, failure } = item;
  return (
    <article class={`row own pending ${starts ? "starts" : ""} ${ends ? "ends" : ""}`}>
      <span class="hidden">{t("you")}</span>
      <div class="bubble">
        {file !== undefined && (
          <PendingFile file={file} progress={item.progress} cancel={discard} isFailed={failure !== null} />
        )}
        {draft.text !== undefined && draft.text !== "" && <LinkedText text={draft.text} />}
      </div>
      {failure !== null ? (
        <span class="meta failed">
          <Icon name="alert" />
          <span>{t(failureText(failure))}</span>
          <button type="button" onClick={retry}>
            {t("retry")}
          </button>
          <button type="button" onClick={discard}>
            {t("discard")}
          </button>
        </span>
      ) : (
        ends && (
          <span class="meta">
            <Icon name="clock" />
            {t("sending")}
          </span>
        )
      )}
    </article>
  );
}
