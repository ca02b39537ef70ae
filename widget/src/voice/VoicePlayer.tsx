import type { CustomerApi } from "@hearth/client";
import type { Attachment } from "@hearth/contract";
import { useEffect, useState } from "preact/hooks";
import { Playback } from "../../../dashboard/src/audio/Playback.ts";
import { FileRow } from "../files/FileRow.tsx";
import { linkOf } from "../files/linkOf.ts";
import { useText } from "../i18n/TextContext.ts";
import { Player } from "./Player.tsx";

type Props = { attachment: Attachment; api: CustomerApi };

function noCopy(error: { code?: string }): null {
  if (error.code === "copy_unavailable") return null;
  throw error;
}

/** A sound that was sent. One that this browser cannot play is played by its copy, or can still be fetched. */
export function VoicePlayer({ attachment, api }: Props) {
  const t = useText();
  const { id, contentType, durationSeconds, waveform } = attachment;
  const [playback] = useState(
    () => new Playback(({ anew, isCopy }) => linkOf(api, id, { anew, copy: isCopy }).catch(noCopy), contentType),
  );
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const stop = playback.subscribe(() => setFailure(playback.getSnapshot().failure));
    return () => {
      stop();
      playback.stop();
    };
  }, [playback]);
  return (
    <>
      <Player playback={playback} duration={durationSeconds} peaks={waveform} />
      {failure !== null && (
        <p class="small" role="alert">
          {t(failure === "unplayable" ? "unplayable" : "unreachable")}
        </p>
      )}
      {failure === "unplayable" && <FileRow attachment={attachment} api={api} />}
    </>
  );
}
