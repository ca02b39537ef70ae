import type { Attachment } from "@hearth/client";
import { Skeleton } from "@mantine/core";
import { lazy } from "react";
import { useDownload } from "../audio/useDownload.ts";
import { Part } from "../layout/Part.tsx";
import { FileRow } from "./FileRow.tsx";
import { ImageView } from "./ImageView.tsx";

const AudioPlayer = lazy(async () => ({ default: (await import("../audio/AudioPlayer.tsx")).AudioPlayer }));

/** What came with a message: shown, played, or to be saved. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const download = useDownload();
  const { name, contentType, size } = attachment;
  if (contentType.startsWith("image/")) return <ImageView attachment={attachment} />;
  if (contentType.startsWith("audio/")) {
    return (
      <Part waiting={<Skeleton h={44} w={280} />}>
        <AudioPlayer attachment={attachment} />
      </Part>
    );
  }
  return <FileRow name={name} contentType={contentType} size={size} onDownload={() => void download(attachment)} />;
}
