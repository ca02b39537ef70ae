import { Fault } from "@hearth/contract";

/**
 * The same bytes, to be read once, until `signal` aborts: then it throws `busy`, whatever the source does. A source that
 * stands still would otherwise hold whoever waits for its next piece, a pipeline that was aborted as well.
 */
export async function* untilAborted(
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new Fault("busy"));
  // Nobody may be waiting just then.
  aborted.catch(() => undefined);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const { done, value } = await Promise.race([aborted, source.next()]);
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
