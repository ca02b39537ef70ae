/** Like `4:05`, with the language's digits. Seconds that are no whole number are cut. */
export function clockTime(code: string, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = new Intl.NumberFormat(code, { useGrouping: false }).format(Math.floor(whole / 60));
  const rest = new Intl.NumberFormat(code, { minimumIntegerDigits: 2 }).format(whole % 60);
  return `${minutes}:${rest}`;
}
