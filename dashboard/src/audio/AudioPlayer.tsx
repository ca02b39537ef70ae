import type { Message } from "@hearth/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { attachmentLinkQuery } from "./attachmentLinkQuery.ts";
import type { Source } from "./Playback.ts";
import { Player } from "./Player.tsx";
import { useDownload } from "./useDownload.ts";

/** A voice message, or another sound that was attached. Its link is fetched when it is first played. */
export function AudioPlayer({ attachment }: { attachment: NonNullable<Message["attachment"]> }) {
  const { api } = useHearth();
  const queries = useQueryClient();
  const download = useDownload();
  const { id, durationSeconds, waveform } = attachment;
  const source: Source = useCallback(
    async ({ anew }) => {
      const query = attachmentLinkQuery(api, id);
      const { url } = await queries.fetchQuery(anew ? { ...query, staleTime: 0 } : query);
      return url;
    },
    [api, queries, id],
  );
  return (
    <Player
      key={id}
      id={id}
      source={source}
      waveform={waveform}
      durationSeconds={durationSeconds}
      onDownload={() => void download(attachment)}
    />
  );
}
