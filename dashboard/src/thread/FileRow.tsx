import { Download, File } from "lucide-react";
import { fileSize } from "../composer/fileSize.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./Message.module.css";

type Props = { name: string; contentType: string; size: number; onDownload?: () => void };

/** A file by its name, type and size; with `onDownload`, a click saves it. */
export function FileRow({ name, contentType, size, onDownload }: Props) {
  const t = useText();
  const { code } = useLocale();
  const written = fileSize(code, size);
  const what = (
    <>
      <File size={20} aria-hidden />
      <span className={classes.fileText}>
        <span className={classes.fileName} dir="auto">
          {name}
        </span>
        <span className={classes.fileFacts}>
          <bdi>{contentType}</bdi> · {written}
        </span>
      </span>
    </>
  );
  if (onDownload === undefined) return <div className={classes.file}>{what}</div>;
  return (
    <button
      type="button"
      className={classes.file}
      aria-label={t("thread.download", { name, size: written })}
      onClick={onDownload}
    >
      {what}
      <Download size={16} aria-hidden />
    </button>
  );
}
