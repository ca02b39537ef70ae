import { Presets, SingleBar } from "cli-progress";

/** How often a line is printed where there is no terminal to draw on. In milliseconds. */
const lineEvery = 5_000;

/** A bar over all messages to send; plain lines where the output is no terminal. */
export function progressBar(total: number): { increment(): void; stop(): void } {
  const bar = new SingleBar(
    {
      format: "{bar} {value}/{total} messages, {duration_formatted} gone, {eta_formatted} to go",
      noTTYOutput: true,
      notTTYSchedule: lineEvery,
      // A Ctrl-C ends the replay in order, and the bar with it.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { increment: () => bar.increment(), stop: () => bar.stop() };
}
