import type { OutboxFile } from "@hearth/client";
import { ActionIcon, Button, Group, Loader, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import { Mic, Pause, RotateCcw, SendHorizontal, Square, Trash2 } from "lucide-react";
import { clockTime } from "../audio/clockTime.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { LevelMeter } from "./LevelMeter.tsx";
import { longestRecording, type RecorderState } from "./recorderState.ts";
import { useRecorder } from "./useRecorder.ts";
import { VoicePreview } from "./VoicePreview.tsx";
import classes from "./VoiceRecorder.module.css";
import { voiceName } from "./voiceFile.ts";

type Props = { maySend: boolean; onSend: (file: OutboxFile) => void; onDiscard: () => void };

const said = {
  recording: "composer.voiceRecording",
  paused: "composer.voicePaused",
  recorded: "composer.voiceRecorded",
} as const;

/** Records a voice message in place of the text: record, pause, listen, then send it or not. */
export default function VoiceRecorder({ maySend, onSend, onDiscard }: Props) {
  const t = useText();
  const { code } = useLocale();
  const { state, length, levels, pause, resume, stop, again } = useRecorder();
  const time = clockTime(code, length / 1_000);

  return (
    <Group gap="xs" wrap="nowrap" p="xs" className={classes.recorder} role="group" aria-label={t("composer.voice")}>
      <Tooltip label={t("composer.voiceDiscard")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("composer.voiceDiscard")}
          autoFocus
          onClick={onDiscard}
        >
          <Trash2 size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <VisuallyHidden aria-live="polite">{isSaid(state) && t(said[state.phase], { time })}</VisuallyHidden>

      {(state.phase === "asking" || state.phase === "finishing") && <Loader size="sm" />}
      {state.phase === "asking" && <Text size="sm">{t("composer.voiceAsking")}</Text>}

      {state.phase === "refused" && (
        <Text size="sm" role="alert" flex={1}>
          {t(`composer.voice_${state.problem}`)}
        </Text>
      )}
      {state.phase === "refused" && (
        <Button variant="default" size="compact-md" onClick={again}>
          {t("common.retry")}
        </Button>
      )}

      {(state.phase === "recording" || state.phase === "paused") && (
        <>
          <span className={classes.light} data-paused={state.phase === "paused" || undefined} aria-hidden />
          <LevelMeter levels={levels} />
          <Text size="sm" className={classes.time}>
            {t("composer.voiceTime", { time, longest: clockTime(code, longestRecording / 1_000) })}
          </Text>
          {state.phase === "recording" ? (
            <Button variant="default" leftSection={<Pause size={16} aria-hidden />} onClick={pause}>
              {t("composer.voicePause")}
            </Button>
          ) : (
            <Button variant="default" leftSection={<Mic size={16} aria-hidden />} onClick={resume}>
              {t("composer.voiceResume")}
            </Button>
          )}
          <Button leftSection={<Square size={14} aria-hidden />} onClick={stop}>
            {t("composer.voiceStop")}
          </Button>
        </>
      )}

      {state.phase === "recorded" && (
        <>
          <VoicePreview blob={state.blob} seconds={state.length / 1_000} levels={levels} />
          {state.isFull && <Text size="sm">{t("composer.voiceFull")}</Text>}
          <Tooltip label={t("composer.voiceAgain")}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("composer.voiceAgain")} onClick={again}>
              <RotateCcw size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Button
            ms="auto"
            disabled={!maySend}
            rightSection={<SendHorizontal size={16} aria-hidden className={classes.send} />}
            onClick={() => onSend({ blob: state.blob, name: voiceName(state.blob.type, new Date()) })}
          >
            {t("composer.send")}
          </Button>
        </>
      )}
    </Group>
  );
}

function isSaid(state: RecorderState): state is RecorderState & { phase: keyof typeof said } {
  return state.phase in said;
}
