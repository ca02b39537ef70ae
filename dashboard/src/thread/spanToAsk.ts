/** From the seq before which everything is known, to the last one; both may be messages. */
export type Span = { from: number; to: number };

/**
 * What of the span to ask the server for: from the message before the first seq that no message has, since it tells how
 * things stood, to the message after the last one, which may have opened it again. Null where each seq is a message, and nothing else can have happened.
 */
export function spanToAsk({ from, to }: Span, messages: readonly { seq: number }[]): Span | null {
  const taken = new Set(messages.map(({ seq }) => seq));
  let first = from + 1;
  while (first <= to && taken.has(first)) first += 1;
  let last = to;
  while (last >= first && taken.has(last)) last -= 1;
  return first > to ? null : { from: first - 1, to: Math.min(last + 1, to) };
}
