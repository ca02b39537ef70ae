import { useCallback, useMemo } from "react";
import type { Source } from "../audio/Playback.ts";
import { Player } from "../audio/Player.tsx";
import { peaksOf } from "./peaksOf.ts";
import { useObjectUrl } from "./useObjectUrl.ts";

type Props = { blob: Blob; seconds: number; levels: readonly number[] };

/** What was recorded, to be heard before it is sent. Its length is what was counted: the recording itself has none. */
export function VoicePreview({ blob, seconds, levels }: Props) {
  const url = useObjectUrl(blob);
  const waveform = useMemo(() => peaksOf(levels), [levels]);
  const source: Source = useCallback(async () => url ?? "", [url]);
  return url && <Player key={url} source={source} waveform={waveform} durationSeconds={seconds} />;
}
