import { Presets, SingleBar } from "cli-progress";

/** How often a line is printed where there is no terminal to draw on. In milliseconds. */
const lineEvery = 5_000;

const mega = 1_000_000;

/** A bar over a file's bytes; plain lines where the output is no terminal. */
export function progressBar(bytes: number): { add(bytes: number): void; stop(): void } {
  const bar = new SingleBar(
    {
      format: "{bar} {value}/{total} MB read, {duration_formatted} gone, {eta_formatted} to go",
      formatValue: (value, _, type) => (type === "value" || type === "total" ? (value / mega).toFixed(1) : `${value}`),
      noTTYOutput: true,
      notTTYSchedule: lineEvery,
      // A Ctrl-C ends the import in order, and the bar with it.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(bytes, 0);
  return { add: (more) => bar.increment(more), stop: () => bar.stop() };
}
