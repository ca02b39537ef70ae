import { CloseButton, Group, Paper, Text } from "@mantine/core";
import { FileText, Music, Video } from "lucide-react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { useChosenFiles } from "./ChosenFilesContext.ts";
import classes from "./FileChips.module.css";
import { fileSize } from "./fileSize.ts";
import { useObjectUrl } from "./useObjectUrl.ts";

/** What will be sent, each with a way to leave it out. */
export function FileChips() {
  const t = useText();
  const { files, remove } = useChosenFiles();
  if (files.length === 0) return null;
  return (
    <Group component="ul" gap="xs" className={classes.chips} aria-label={t("composer.files")}>
      {files.map(({ id, file }) => (
        <FileChip key={id} file={file} onRemove={() => remove([id])} />
      ))}
    </Group>
  );
}

function FileChip({ file, onRemove }: { file: File; onRemove: () => void }) {
  const t = useText();
  const { code } = useLocale();
  return (
    <Paper component="li" withBorder className={classes.chip}>
      <Preview file={file} />
      <div className={classes.text}>
        <Text size="sm" truncate dir="auto" title={file.name}>
          {file.name}
        </Text>
        <Text size="xs">{fileSize(code, file.size)}</Text>
      </div>
      <CloseButton size="sm" aria-label={t("composer.fileRemove", { name: file.name })} onClick={onRemove} />
    </Paper>
  );
}

function Preview({ file }: { file: File }) {
  const [family] = file.type.split("/");
  const url = useObjectUrl(family === "image" ? file : null);
  if (url) return <img src={url} alt="" className={classes.preview} />;
  const Icon = family === "audio" ? Music : family === "video" ? Video : FileText;
  return (
    <span className={classes.preview}>
      <Icon size={18} aria-hidden />
    </span>
  );
}
