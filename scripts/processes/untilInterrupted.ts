/**
 * A signal that comes with the first Ctrl-C, SIGTERM or closed terminal. Further ones change nothing: what was started
 * is already being ended, and leaving in the middle of that would leave some of it running.
 */
export function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => interrupted.abort(new Interrupted(name)));
  }
  return interrupted.signal;
}

export class Interrupted extends Error {}
