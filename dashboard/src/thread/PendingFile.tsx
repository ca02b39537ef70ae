import type { OutboxFile } from "@hearth/client";
import { useObjectUrl } from "../composer/useObjectUrl.ts";
import { FileRow } from "./FileRow.tsx";
import classes from "./Message.module.css";

/** A file that is not uploaded yet, out of memory. */
export function PendingFile({ file: { blob, name } }: { file: OutboxFile }) {
  const url = useObjectUrl(blob);
  if (!blob.type.startsWith("image/")) return <FileRow name={name} contentType={blob.type} size={blob.size} />;
  return <div className={classes.imageBox}>{url !== null && <img src={url} alt={name} />}</div>;
}
