import { useReducedMotion } from "@mantine/hooks";
import classes from "./LevelMeter.module.css";

const shown = 60;

/** What the microphone hears, the newest at the end. Who wants little motion sees how loud it was each second. */
export function LevelMeter({ levels }: { levels: readonly number[] }) {
  const isStill = useReducedMotion();
  const seen = isStill ? levels.slice(0, levels.length - (levels.length % 10)) : levels;
  const first = Math.max(0, seen.length - shown);
  const bars = seen.slice(first).map((level, index) => ({ tick: first + index, level }));
  return (
    <div className={classes.meter} aria-hidden>
      {bars.map(({ tick, level }) => (
        <span key={tick} style={{ height: `${Math.max(6, level * 100)}%` }} />
      ))}
    </div>
  );
}
