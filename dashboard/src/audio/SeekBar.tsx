import { lazy, type PointerEvent, Suspense } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { Boundary } from "../layout/Boundary.tsx";
import { clockTime } from "./clockTime.ts";
import classes from "./SeekBar.module.css";
import { soughtByKey } from "./soughtByKey.ts";

const Waveform = lazy(() => import("./Waveform.tsx"));

type Props = {
  waveform: readonly number[] | null;
  time: number;
  duration: number | null;
  onSeek: (time: number) => void;
};

/** Where it is and what is to come. Time runs from left to right in every language, as on every device. */
export function SeekBar({ waveform, time, duration, onSeek }: Props) {
  const t = useText();
  const { code } = useLocale();
  const known = duration ?? 0;

  function seekTo({ currentTarget, clientX }: PointerEvent<HTMLElement>) {
    const { left, width } = currentTarget.getBoundingClientRect();
    onSeek(Math.min(1, Math.max(0, (clientX - left) / width)) * known);
  }

  return (
    <div
      dir="ltr"
      className={classes.bar}
      role="slider"
      tabIndex={0}
      aria-label={t("audio.position")}
      aria-disabled={duration === null}
      aria-valuemin={0}
      aria-valuemax={Math.round(known)}
      aria-valuenow={Math.round(time)}
      aria-valuetext={t("audio.timeOf", { time: clockTime(code, time), duration: clockTime(code, known) })}
      onPointerDown={(event) => {
        if (duration === null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onKeyDown={(event) => {
        const sought = duration === null ? undefined : soughtByKey(event.key, { time, duration });
        if (sought === undefined) return;
        event.preventDefault();
        onSeek(sought);
      }}
    >
      {waveform && duration ? (
        <Boundary fallback={null}>
          <Suspense>
            <Waveform peaks={waveform} duration={duration} time={time} />
          </Suspense>
        </Boundary>
      ) : (
        <div className={classes.track}>
          <div className={classes.played} style={{ width: `${known === 0 ? 0 : (time / known) * 100}%` }} />
        </div>
      )}
    </div>
  );
}
