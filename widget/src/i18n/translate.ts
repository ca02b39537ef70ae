import type { Locale, TextKey } from "./Locale.ts";

/** What takes the place of `{{name}}` in a text. `count` also chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** The text in that language. Numbers are written its way; what has no value is left out. */
export function translate({ code, texts }: Locale, key: TextKey, values: Values = {}): string {
  const text = texts[key];
  const form = new Intl.PluralRules(code).select(Number(values.count ?? 0));
  const chosen = typeof text === "string" ? text : (text[form] ?? text.other);
  return chosen.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? new Intl.NumberFormat(code).format(value) : value;
  });
}
