import { readdir } from "node:fs/promises";
import { expect } from "chai";
import type { Locale, Text } from "../src/i18n/Locale.ts";
import { en } from "../src/i18n/locales/en.ts";

const folder = new URL("../src/i18n/locales/", import.meta.url);
const files = (await readdir(folder)).filter((file) => file !== "en.ts");
const others: Locale[] = await Promise.all(
  files.map(async (file) => {
    const { locale }: { locale: Locale } = await import(new URL(file, folder).href);
    return locale;
  }),
);

/** Every text by its key. */
function textsOf({ messages }: Pick<Locale, "messages">): Map<string, Text> {
  return new Map(
    Object.entries(messages).flatMap(([section, texts]) =>
      Object.entries(texts).map(([name, text]): [string, Text] => [`${section}.${name}`, text]),
    ),
  );
}

function formsOf(text: Text): [form: string, text: string][] {
  return typeof text === "string" ? [["", text]] : Object.entries(text);
}

function placeholdersOf(text: Text): Set<string> {
  return new Set(
    formsOf(text).flatMap(([, form]) => [...form.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name)),
  );
}

/** In some forms the word itself says how many there are, as "two" does. */
const namesItsCount = ["zero", "one", "two"];

const english = textsOf(en);

for (const locale of [en, ...others]) {
  const needed = new Intl.PluralRules(locale.code).resolvedOptions().pluralCategories.toSorted();
  const texts = textsOf(locale);

  describe(`the interface in ${locale.name}`, () => {
    it("has each text, and no other", () => {
      expect([...texts.keys()].toSorted()).to.deep.equal([...english.keys()].toSorted());
    });

    it("says something in each", () => {
      const empty = [...texts].filter(([, text]) => formsOf(text).some(([, form]) => form.trim() === ""));
      expect(empty).to.deep.equal([]);
    });

    it(`has the plural forms that it needs: ${needed.join(", ")}`, () => {
      for (const [key, text] of english) {
        const own = texts.get(key);
        if (typeof text === "string" || own === undefined) continue;
        expect(typeof own === "string" ? own : Object.keys(own).toSorted(), key).to.deep.equal(needed);
      }
    });

    it("says in each form what takes the place of a word there, as English does", () => {
      for (const [key, text] of english) {
        const wanted = placeholdersOf(text);
        for (const [form, own] of formsOf(texts.get(key) ?? "")) {
          const found = placeholdersOf(own);
          if (namesItsCount.includes(form) && wanted.has("count")) found.add("count");
          expect([...found].toSorted(), `${key} ${form}`).to.deep.equal([...wanted].toSorted());
        }
      }
    });
  });
}

describe("the languages", () => {
  it("are each in the file of its code, and written in its own direction", () => {
    expect(others.map(({ code }) => `${code}.ts`)).to.deep.equal(files);
    for (const { code, dir } of [en, ...others]) {
      expect(dir, code).to.equal(["ar", "fa", "he", "ur"].includes(code) ? "rtl" : "ltr");
    }
  });
});
