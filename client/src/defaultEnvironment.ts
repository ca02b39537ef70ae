import type { Environment } from "./Environment.ts";

type Target = {
  addEventListener?: (name: string, listener: () => void) => void;
  removeEventListener?: (name: string, listener: () => void) => void;
};

/** What a browser has, Node and React Native only in part. */
export type Page = Target & {
  fetch?: typeof fetch;
  document?: Target & { visibilityState?: string };
  location?: { origin?: string };
};

export const page: Page = globalThis;

export const defaultEnvironment: Environment = {
  // Called as a method of ours, a browser's fetch throws.
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onWake,
};

function onWake(wake: () => void): () => void {
  const { document } = page;
  const whenVisible = () => {
    if (document?.visibilityState === "visible") wake();
  };
  page.addEventListener?.("online", wake);
  document?.addEventListener?.("visibilitychange", whenVisible);
  return () => {
    page.removeEventListener?.("online", wake);
    document?.removeEventListener?.("visibilitychange", whenVisible);
  };
}
