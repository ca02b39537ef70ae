import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale, TextKey } from "./Locale.ts";
import { translate, type Values } from "./translate.ts";

export const LocaleContext = createContext<Locale | null>(null);

export type Translate = (key: TextKey, values?: Values) => string;

export function useText(): Translate {
  const locale = useLocale();
  return (key, values) => translate(locale, key, values);
}

/** The language's code, for what the browser writes: dates, sizes. */
export const useCode = (): string => useLocale().code;

function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error("No locale");
  return locale;
}
