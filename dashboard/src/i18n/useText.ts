import { useCallback } from "react";
import { type TextKey, translate, type Values } from "./translate.ts";
import { useLocale } from "./useLocale.ts";

export type Translate = (key: TextKey, values?: Values) => string;

/** The interface's texts in the language that is chosen. */
export function useText(): Translate {
  const locale = useLocale();
  return useCallback((key, values) => translate(locale, key, values), [locale]);
}
