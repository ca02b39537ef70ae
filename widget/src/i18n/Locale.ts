import type { en } from "./en.ts";

/** One text, or one for each form of the plural that the language has. */
export type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type TextKey = keyof typeof en;

/** Everything in one language. English is `en.ts`, each other one a file in `locales/`; a missing text is an error of types. */
export type Locale = { code: string; dir: "ltr" | "rtl"; texts: Record<TextKey, Text> & { launcher: string } };
