type Props = {
  /** 0 to 100, each. */
  peaks: readonly number[];
  /** How much was played, from 0 to 1. */
  played: number;
};

/** How loud each part is: a bar for each two points, as a phone shows it. */
export function Bars({ peaks, played }: Props) {
  const bars = peaks
    .filter((_, index) => index % 2 === 0)
    .map((peak, index) => Math.max(peak, peaks[index * 2 + 1] ?? 0));
  return (
    <svg class="bars" viewBox={`0 0 ${bars.length * 4} 24`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((peak, index) => {
        const height = Math.max(2, (peak / 100) * 24);
        const isPlayed = index / bars.length < played;
        return (
          <rect
            key={index}
            class={isPlayed ? "played" : ""}
            x={index * 4}
            y={12 - height / 2}
            width={2.5}
            height={height}
            rx={1.25}
          />
        );
      })}
    </svg>
  );
}
