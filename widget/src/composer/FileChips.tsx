import { fileSize } from "../../../dashboard/src/composer/fileSize.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";

type Props = { files: readonly File[]; remove: (file: File) => void };

/** What is chosen and not sent. */
export function FileChips({ files, remove }: Props) {
  const t = useText();
  const code = useCode();
  if (files.length === 0) return null;
  return (
    <ul class="chips">
      {files.map((file, index) => (
        <li key={`${index}-${file.name}`}>
          <Icon name="file" />
          <span class="name">
            <bdi>{file.name}</bdi>
          </span>
          <span class="size">{fileSize(code, file.size)}</span>
          <IconButton icon="close" label={t("removeFile", { name: file.name })} onClick={() => remove(file)} />
        </li>
      ))}
    </ul>
  );
}
