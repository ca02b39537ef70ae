import { readdir } from "node:fs/promises";
import { expect } from "chai";
import type { Locale, Text, TextKey } from "../src/i18n/Locale.ts";
import { locale as en } from "../src/i18n/locales/en.ts";
import { translate } from "../src/i18n/translate.ts";
import { languageOf } from "../src/loader/languageOf.ts";

const folder = new URL("../src/i18n/locales/", import.meta.url);

describe("the widget's texts", () => {
  it("have in every language the same values in them as in English", async () => {
    for (const file of await readdir(folder)) {
      const { locale }: { locale: Locale } = await import(new URL(file, folder).href);
      for (const key of Object.keys(en.texts).filter(isKey)) {
        expect(valuesIn(locale.texts[key]), `${file}: ${key}`).to.deep.equal(valuesIn(en.texts[key]));
      }
    }
  });

  it("have a form for every plural that the language knows", async () => {
    for (const file of await readdir(folder)) {
      const { locale }: { locale: Locale } = await import(new URL(file, folder).href);
      const forms = new Intl.PluralRules(locale.code).resolvedOptions().pluralCategories;
      for (const [key, text] of Object.entries(locale.texts)) {
        if (typeof text !== "string") expect(text, `${file}: ${key}`).to.include.all.keys(forms);
      }
    }
  });

  it("are filled in with numbers as the language writes them", () => {
    expect(translate(en, "estimate", { count: 1 })).to.equal("about 1 minute");
    expect(translate(en, "estimate", { count: 1200 })).to.equal("about 1,200 minutes");
    expect(translate(en, "assigned", { name: "Dana" })).to.equal("Dana is here for you");
  });

  it("are in the first language wished that there is one for, else in English", () => {
    expect(languageOf([null, "", "ar-EG", "en"], ["en", "ar"])).to.equal("ar");
    expect(languageOf([undefined, "fr"], ["en", "ar"])).to.equal("en");
  });
});

function isKey(key: string): key is TextKey {
  return key in en.texts;
}

/** `count` may be left out where one form says it in words. */
function valuesIn(text: Text): string[] {
  const forms = typeof text === "string" ? [text] : Object.values(text);
  const found = forms.flatMap((form) => [...form.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name));
  return [...new Set(found)].sort();
}
