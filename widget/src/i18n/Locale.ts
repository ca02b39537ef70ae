import type { en } from "./locales/en.ts";

/** One text, or one for each form of the plural that the language has. */
export type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type TextKey = keyof typeof en;

/** Everything in one language, a file in `locales/`. A text that English has and another lacks is an error of types. */
export type Locale = { code: string; dir: "ltr" | "rtl"; texts: Record<TextKey, Text> & { launcher: string } };
