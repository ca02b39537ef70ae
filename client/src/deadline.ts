import type { SetTimer } from "./Environment.ts";

/**
 * What `run` gives, or a rejection as soon as `signal` aborts: also where what it waits for never notices, as some
 * fetches and a token that never comes do not.
 */
export function untilAborted<Result>(signal: AbortSignal, run: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error("Cut off."));
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    const settled = () => signal.removeEventListener("abort", abort);
    run().then(resolve, reject).finally(settled);
  });
}

type Limits = { setTimer: SetTimer; ms: number; signal?: AbortSignal | undefined };

/**
 * What `run` gives within `ms` milliseconds, counted anew from each `extend`. Its signal aborts when the time is up, or
 * `signal` does.
 */
export async function withDeadline<Result>(
  { setTimer, ms, signal }: Limits,
  run: (signal: AbortSignal, extend: () => void) => Promise<Result>,
): Promise<Result> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  let stopTimer = setTimer(abort, ms);
  const extend = () => {
    stopTimer();
    stopTimer = setTimer(abort, ms);
  };
  try {
    return await untilAborted(cut.signal, () => run(cut.signal, extend));
  } finally {
    stopTimer();
    signal?.removeEventListener("abort", abort);
  }
}
