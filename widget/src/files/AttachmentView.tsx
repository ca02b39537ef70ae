import type { CustomerApi } from "@hearth/client";
import type { Attachment } from "@hearth/contract";
import { VoicePlayer } from "../voice/VoicePlayer.tsx";
import { FileRow } from "./FileRow.tsx";
import { ImageView } from "./ImageView.tsx";

/** As what the bytes are: a picture, a sound, or something to fetch. */
export function AttachmentView({ attachment, api }: { attachment: Attachment; api: CustomerApi }) {
  if (attachment.hasThumbnail) return <ImageView attachment={attachment} api={api} />;
  if (attachment.contentType.startsWith("audio/")) return <VoicePlayer attachment={attachment} api={api} />;
  return <FileRow attachment={attachment} api={api} />;
}
