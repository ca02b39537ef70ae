import { ActionIcon, Button, Group, Text, UnstyledButton } from "@mantine/core";
import { Download, Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useSnapshot } from "../hearth/useSnapshot.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { clockTime } from "./clockTime.ts";
import { leavePlayback, leftPlayback } from "./leftPlayback.ts";
import { Playback, rates, type Source } from "./Playback.ts";
import classes from "./Player.module.css";
import { SeekBar } from "./SeekBar.tsx";

type Props = {
  /** Must stay the same for the same sound. */
  source: Source;
  contentType?: string;
  waveform: readonly number[] | null;
  durationSeconds: number | null;
  /** Named, it goes on while it is out of sight, and is found again. */
  id?: string;
  onDownload?: () => void;
};

/** Plays one sound. Takes the colour of the text around it, so that it fits into every bubble. */
export function Player({ id, source, contentType, waveform, durationSeconds, onDownload }: Props) {
  const t = useText();
  const { code } = useLocale();
  const [playback] = useState(() => leftPlayback(id) ?? new Playback(source, contentType));
  const { isPlaying, time, rate, failure, ...told } = useSnapshot(playback);
  const duration = durationSeconds ?? told.duration;
  useEffect(() => () => leavePlayback(id, playback), [id, playback]);

  if (failure === "unplayable") {
    return (
      <Group gap="xs" role="alert">
        <Text size="sm">{t("audio.unplayable")}</Text>
        {onDownload && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            onClick={onDownload}
          >
            {t("audio.download")}
          </Button>
        )}
      </Group>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap" className={classes.player} role="group" aria-label={t("audio.title")}>
      <ActionIcon
        variant="subtle"
        color="inherit"
        radius="xl"
        size="lg"
        className={classes.toggle}
        aria-label={isPlaying ? t("audio.pause") : t("audio.play")}
        onClick={() => playback.toggle()}
      >
        {isPlaying ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
      </ActionIcon>
      <SeekBar waveform={waveform} time={time} duration={duration} onSeek={(to) => playback.seek(to)} />
      <Text size="xs" className={classes.time} aria-hidden>
        {clockTime(code, time > 0 || isPlaying || duration === null ? time : duration)}
      </Text>
      <UnstyledButton
        className={classes.rate}
        aria-label={t("audio.rate", { rate })}
        onClick={() => playback.setRate(rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1)}
      >
        {t("audio.rateShort", { rate })}
      </UnstyledButton>
      {failure === "unreachable" && (
        <Text size="xs" role="alert">
          {t("audio.unreachable")}
        </Text>
      )}
    </Group>
  );
}
