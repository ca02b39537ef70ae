const PARENT_EVERY_MS = 500;

/**
 * A signal that comes with the first Ctrl-C, SIGTERM or closed terminal. Further ones change nothing: what was started
 * is already being ended, and leaving in the middle of that would leave some of it running.
 */
export function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  const interrupt = (by: string) => interrupted.abort(new Interrupted(by));
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => interrupt(name));
  // A SIGTERM for npm ends npm and its shell, and is never passed on.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && interrupt("the end of npm"), PARENT_EVERY_MS).unref();
  }
  return interrupted.signal;
}

export class Interrupted extends Error {}
