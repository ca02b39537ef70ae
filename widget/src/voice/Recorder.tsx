import type { OutboxFile } from "@hearth/client";
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { clockTime } from "../../../dashboard/src/audio/clockTime.ts";
import { pausePlaying } from "../../../dashboard/src/audio/onePlaying.ts";
import { Playback } from "../../../dashboard/src/audio/Playback.ts";
import { Microphone } from "../../../dashboard/src/composer/Microphone.ts";
import { peaksOf } from "../../../dashboard/src/composer/peaksOf.ts";
import {
  afterRecorderEvent,
  longestRecording,
  type MicrophoneProblem,
  recorded,
} from "../../../dashboard/src/composer/recorderState.ts";
import { voiceName } from "../../../dashboard/src/composer/voiceFile.ts";
import type { TextKey } from "../i18n/Locale.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Player } from "./Player.tsx";

const problemTexts: Readonly<Record<MicrophoneProblem, TextKey>> = {
  denied: "micDenied",
  missing: "micMissing",
  busy: "micBusy",
  unsupported: "micUnsupported",
};

type Props = { send: (file: OutboxFile) => void; close: () => void };

/** Records from the first moment it is shown; what was recorded can be heard before it is sent. */
export function Recorder({ send, close }: Props) {
  const t = useText();
  const code = useCode();
  const [state, tell] = useReducer(afterRecorderEvent, { phase: "idle" });
  const [levels, setLevels] = useState<readonly number[]>([]);
  const microphone = useRef<Microphone>(null);
  useEffect(() => {
    pausePlaying();
    const opened = new Microphone({ onEvent: tell, onLevel: (level) => setLevels((before) => [...before, level]) });
    microphone.current = opened;
    return () => opened.close();
  }, []);

  // Each level is a tick: a tenth of a second.
  const length = recorded(state, Date.now());
  const isFull = state.phase === "recording" && length >= longestRecording;
  useEffect(() => {
    if (isFull) microphone.current?.stop();
  }, [isFull]);

  const blob = state.phase === "recorded" ? state.blob : null;
  const playback = useMemo(() => (blob === null ? null : playbackOf(blob)), [blob]);
  useEffect(() => () => playback?.stop(), [playback]);

  const shown = levels.slice(-40);
  return (
    <fieldset
      class="recorder"
      aria-label={t("record")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <IconButton icon="close" label={t("recordCancel")} onClick={close} />
      {state.phase === "refused" && <p role="alert">{t(problemTexts[state.problem])}</p>}
      {(state.phase === "idle" || state.phase === "asking") && <p role="status">{t("recordAsking")}</p>}
      {state.phase === "recording" && (
        <>
          <span class="hidden" role="status">
            {t("recording")}
          </span>
          <span class="red" aria-hidden="true" />
          <span class="levels" aria-hidden="true">
            {shown.map((level, index) => (
              <i key={index} style={{ height: `${3 + level * 25}px` }} />
            ))}
          </span>
          <span class="clock">{clockTime(code, length / 1_000)}</span>
          <IconButton icon="stop" label={t("recordStop")} autofocus onClick={() => microphone.current?.stop()} />
        </>
      )}
      {playback !== null && <Player playback={playback} duration={length / 1_000} peaks={peaksOf(levels)} />}
      {blob !== null && (
        <button
          type="button"
          class="send"
          aria-label={t("recordSend")}
          title={t("recordSend")}
          onClick={() => send({ blob, name: voiceName(blob.type, new Date()) })}
        >
          <Icon name="send" />
        </button>
      )}
    </fieldset>
  );
}

/** Its address is made when it is first heard: a recording that is sent unheard never has one. */
function playbackOf(blob: Blob): Playback {
  let url: string | undefined;
  return new Playback(async () => {
    url ??= URL.createObjectURL(blob);
    return url;
  });
}
