/** Runs `run` after `ms` milliseconds; what it returns prevents that. */
export type SetTimer = (run: () => void, ms: number) => () => void;

/** POSTs the bytes, as `fetch` would, and tells how far it is: from 0 to 1. Rejects when `signal` aborts. */
export type Upload = (
  url: string,
  options: {
    headers: Readonly<Record<string, string>>;
    body: Blob;
    signal: AbortSignal;
    onProgress: (fraction: number) => void;
  },
) => Promise<Response>;

/** Runs `run`, which never rejects, while no other tab runs something under this name. */
export type Lock = (name: string, run: () => Promise<number>) => Promise<number>;

/** Everything the client takes from where it runs. */
export type Environment = {
  fetch: typeof fetch;
  /** Undefined where nothing tells how far an upload is: then `fetch` sends it. */
  upload: Upload | undefined;
  lock: Lock;
  /** In milliseconds since 1970. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  setTimer: SetTimer;
  /** Calls `wake` when the network or the page comes back; what it returns ends that. */
  onWake: (wake: () => void) => () => void;
};
