import { locale as en } from "./en.ts";
import type { Locale } from "./Locale.ts";

/** Every other language is fetched when it is wanted. Where it cannot be, English is better than nothing. */
export async function loadLocale(code: string): Promise<Locale> {
  if (code === en.code) return en;
  try {
    const { locale }: { locale: Locale } = await import(`./locales/${code}.ts`);
    return locale;
  } catch {
    return en;
  }
}
