import { clockTime } from "../../../dashboard/src/audio/clockTime.ts";
import type { Playback } from "../../../dashboard/src/audio/Playback.ts";
import { soughtByKey } from "../../../dashboard/src/audio/soughtByKey.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import { useLive } from "../Live.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Bars } from "./Bars.tsx";

type Props = {
  playback: Playback;
  /** In seconds; null where nobody measured it. */
  duration: number | null;
  peaks: readonly number[] | null;
};

const flat: readonly number[] = Array.from({ length: 64 }, () => 20);

export function Player({ playback, duration, peaks }: Props) {
  const t = useText();
  const code = useCode();
  const { isPlaying, time, duration: told } = useLive(playback);
  const length = duration ?? told ?? 0;
  const sought = ({ currentTarget, offsetX }: { currentTarget: HTMLElement; offsetX: number }) => {
    const fromLeft = offsetX / currentTarget.clientWidth;
    if (length > 0) playback.seek((currentTarget.matches(":dir(rtl)") ? 1 - fromLeft : fromLeft) * length);
  };
  return (
    <div class="player">
      <IconButton
        icon={isPlaying ? "pause" : "play"}
        label={t(isPlaying ? "pause" : "play")}
        onClick={() => playback.toggle()}
      />
      <div
        class="seek"
        role="slider"
        tabIndex={0}
        aria-label={t("position")}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(time)}
        aria-valuetext={clockTime(code, time)}
        onClick={sought}
        onKeyDown={(event) => {
          const to = soughtByKey(event.key, { time, duration: length });
          if (to === undefined) return;
          event.preventDefault();
          playback.seek(to);
        }}
      >
        <Bars peaks={peaks ?? flat} played={length > 0 ? time / length : 0} />
      </div>
      <span class="clock">{clockTime(code, time > 0 ? time : length)}</span>
    </div>
  );
}
