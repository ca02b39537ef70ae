import { HearthError } from "@hearth/client";
import type { Message } from "@hearth/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClientConfig } from "../composer/useClientConfig.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { attachmentLinkQuery } from "./attachmentLinkQuery.ts";
import type { Source } from "./Playback.ts";
import { Player } from "./Player.tsx";
import { useDownload } from "./useDownload.ts";

/**
 * A voice message, or another sound that was attached. Its link is fetched when it is first played; its copy's, where
 * this browser cannot play what was recorded by another.
 */
export function AudioPlayer({ attachment }: { attachment: NonNullable<Message["attachment"]> }) {
  const { api } = useHearth();
  const queries = useQueryClient();
  const download = useDownload();
  const audioCopies = useClientConfig()?.features.audioCopies ?? false;
  const { id, contentType, durationSeconds, waveform } = attachment;
  const source: Source = useCallback(
    async ({ anew, isCopy }) => {
      if (isCopy && !audioCopies) return null;
      const query = attachmentLinkQuery(api, id, { copy: isCopy });
      try {
        const { url } = await queries.fetchQuery(anew ? { ...query, staleTime: 0 } : query);
        return url;
      } catch (error) {
        if (error instanceof HearthError && error.code === "copy_unavailable") return null;
        throw error;
      }
    },
    [api, queries, id, audioCopies],
  );
  return (
    <Player
      key={id}
      id={id}
      source={source}
      contentType={contentType}
      waveform={waveform}
      durationSeconds={durationSeconds}
      onDownload={() => void download(attachment)}
    />
  );
}
