import { Fault } from "@hearth/contract";

/**
 * The same bytes, to be read once, until `signal` aborts: then it throws `busy`, whatever the source does. A source that
 * stands still would otherwise hold whoever waits for its next piece, a pipeline that was aborted as well.
 */
export async function* untilAborted(
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await nextOf(source, signal);
    if (done) return;
    yield value;
  }
}

/** Not a race against one promise for all pieces: that one would keep each of them until the last. */
function nextOf<Piece>(source: AsyncIterator<Piece>, signal: AbortSignal): Promise<IteratorResult<Piece>> {
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Piece>>();
  const abort = () => reject(new Fault("busy"));
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  source.next().then(resolve, reject);
  return promise.finally(() => signal.removeEventListener("abort", abort));
}
