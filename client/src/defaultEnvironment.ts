import type { Environment } from "./Environment.ts";
import { uploadWithXhr, type XhrClass } from "./uploadWithXhr.ts";

type Target = {
  addEventListener?: (name: string, listener: () => void) => void;
  removeEventListener?: (name: string, listener: () => void) => void;
};

/** What a browser has, Node and React Native only in part. */
export type Page = Target & {
  fetch?: typeof fetch;
  document?: Target & { visibilityState?: string };
  location?: { origin?: string };
  navigator?: { locks?: { request(name: string, run: () => Promise<number>): Promise<number> } };
  XMLHttpRequest?: XhrClass;
};

export const page: Page = globalThis;

export const defaultEnvironment: Environment = {
  // Called as a method of ours, a browser's fetch throws.
  fetch: (input, init) => fetch(input, init),
  upload: page.XMLHttpRequest && uploadWithXhr(page.XMLHttpRequest),
  // A sandboxed frame has locks and may not ask for any.
  lock: (name, run) => page.navigator?.locks?.request(name, run).catch(run) ?? run(),
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
