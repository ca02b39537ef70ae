import type { en } from "./locales/en.ts";

/** A text, or one for each of the language's plural forms, chosen by the value `count`. */
export type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The same keys as the English text. */
export type Messages = {
  [Section in keyof typeof en.messages]: Record<keyof (typeof en.messages)[Section], Text>;
};

/** One language of the interface: one file in `locales`, which exports it as `locale`. */
export type Locale = {
  /** As browsers name it, like `ar`. */
  code: string;
  /** In its own words. */
  name: string;
  dir: "ltr" | "rtl";
  messages: Messages;
};
