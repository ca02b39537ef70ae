/** Runs `run` after `ms` milliseconds; what it returns prevents that. */
export type SetTimer = (run: () => void, ms: number) => () => void;

/** Everything the client takes from where it runs. */
export type Environment = {
  fetch: typeof fetch;
  /** In milliseconds since 1970. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  setTimer: SetTimer;
  /** Calls `wake` when the network or the page comes back; what it returns ends that. */
  onWake: (wake: () => void) => () => void;
};
