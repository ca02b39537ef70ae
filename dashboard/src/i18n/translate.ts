import type { Locale, Messages } from "./Locale.ts";

/** `section.name` of a text. */
export type TextKey = { [Section in keyof Messages]: `${Section}.${keyof Messages[Section] & string}` }[keyof Messages];

/** What takes the place of `{{name}}` in a text. `count` also chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** The text in that language. Numbers are written its way; what has no value is left out. */
export function translate({ code, messages }: Locale, key: TextKey, values: Values = {}): string {
  const [section = "", name = ""] = key.split(".");
  const texts: Readonly<Record<string, Record<string, Messages["common"][keyof Messages["common"]]>>> = messages;
  const text = texts[section]?.[name] ?? key;
  const chosen = typeof text === "string" ? text : (text[pluralOf(code, values.count)] ?? text.other);
  return chosen.replace(/\{\{(\w+)\}\}/g, (_, value: string) => written(code, values[value]));
}

function pluralOf(code: string, count: string | number | undefined): Intl.LDMLPluralRule {
  return new Intl.PluralRules(code).select(Number(count ?? 0));
}

function written(code: string, value: string | number | undefined): string {
  return typeof value === "number" ? new Intl.NumberFormat(code).format(value) : (value ?? "");
}
