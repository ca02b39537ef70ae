/** Clocks of two instances differ; a conversation's own times never run backwards. */
export function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
