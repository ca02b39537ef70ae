import type { Locale } from "./Locale.ts";
import { en } from "./locales/en.ts";

/** English comes along; every other language is fetched when it is chosen. Code → how to fetch it. */
const others = new Map(
  Object.entries(import.meta.glob<{ locale: Locale }>(["./locales/*.ts", "!./locales/en.ts"])).map(([path, load]) => [
    path.replace(/^.*\/|\.ts$/g, ""),
    load,
  ]),
);

const remembered = "hearth-language";
const listeners = new Set<() => void>();
let current: Locale = en;

/** The interface's language: a store, as `useSyncExternalStore` wants it. */
export const language = {
  /** The codes of all that there is a file for. */
  codes: [en.code, ...others.keys()],
  getSnapshot: () => current,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Begins with what was chosen last, else with the browser's first language that there is a file for. */
  async start(): Promise<void> {
    const wanted = [localStorage.getItem(remembered), ...navigator.languages.map((tag) => tag.split("-")[0])];
    await show(wanted.find((code) => code != null && language.codes.includes(code)) ?? en.code);
  },

  /** Shows that one from now on, and remembers it. */
  async choose(code: string): Promise<void> {
    await show(code);
    localStorage.setItem(remembered, code);
  },
};

/** Where a language cannot be fetched, English is better than nothing. */
async function show(code: string): Promise<void> {
  const fetched = await others
    .get(code)?.()
    .catch(() => undefined);
  current = fetched?.locale ?? en;
  document.documentElement.lang = current.code;
  document.documentElement.dir = current.dir;
  for (const listener of listeners) listener();
}
