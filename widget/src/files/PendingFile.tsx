import type { OutboxFile } from "@hearth/client";
import { fileSize } from "../../../dashboard/src/composer/fileSize.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";

type Props = { file: OutboxFile; progress: number | null; isFailed: boolean; cancel: () => void };

/** A file on its way, and how far it is. */
export function PendingFile({ file: { blob, name }, progress, isFailed, cancel }: Props) {
  const t = useText();
  const code = useCode();
  return (
    <div class="file">
      <Icon name={blob.type.startsWith("audio/") ? "mic" : "file"} />
      <span class="name">
        <bdi>{name}</bdi>
      </span>
      <span class="size">{fileSize(code, blob.size)}</span>
      {!isFailed && <IconButton icon="close" label={t("cancel")} onClick={cancel} />}
      {!isFailed && (
        <progress aria-label={t("uploading", { name })} value={progress ?? 0} max={1}>
          {Math.round((progress ?? 0) * 100)} %
        </progress>
      )}
    </div>
  );
}
