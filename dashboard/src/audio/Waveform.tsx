import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js";
import classes from "./Waveform.module.css";

type Props = {
  /** 0 to 100, each. */
  peaks: readonly number[];
  /** In seconds. */
  duration: number;
  time: number;
};

/** How loud each part is, and how much of it was played. It draws only: nothing is decoded, nothing is played. */
export default function Waveform({ peaks, duration, time }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const surfer = useRef<WaveSurfer>(null);
  const newest = useRef(time);
  const scheme = useComputedColorScheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas knows no variables, so another scheme is another drawing
  useEffect(() => {
    if (place.current === null) return;
    const { color } = getComputedStyle(place.current);
    const drawn = WaveSurfer.create({
      container: place.current,
      height: "auto",
      peaks: [peaks.map((peak) => peak / 100)],
      duration,
      maxPeak: 1,
      waveColor: color,
      progressColor: color,
      cursorWidth: 0,
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      barMinHeight: 2,
      interact: false,
      hideScrollbar: true,
    });
    drawn.on("ready", () => drawn.setTime(newest.current));
    surfer.current = drawn;
    return () => drawn.destroy();
  }, [peaks, duration, scheme]);

  useEffect(() => {
    newest.current = time;
    surfer.current?.setTime(time);
  }, [time]);

  return <div ref={place} className={classes.waveform} />;
}
