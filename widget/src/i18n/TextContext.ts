import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { locale as en } from "./en.ts";
import type { Locale, TextKey } from "./Locale.ts";
import { translate, type Values } from "./translate.ts";

export const LocaleContext = createContext<Locale>(en);

export type Translate = (key: TextKey, values?: Values) => string;

export function useText(): Translate {
  const locale = useContext(LocaleContext);
  return (key, values) => translate(locale, key, values);
}

/** The language's code, for what the browser writes: dates, sizes. */
export const useCode = (): string => useContext(LocaleContext).code;
