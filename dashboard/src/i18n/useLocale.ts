import { useSyncExternalStore } from "react";
import type { Locale } from "./Locale.ts";
import { language } from "./language.ts";

/** The interface's language. */
export function useLocale(): Locale {
  return useSyncExternalStore(language.subscribe, language.getSnapshot);
}
