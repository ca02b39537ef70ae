import type { Head } from "./Head.ts";

type Searched = Pick<Head["customer"], "name" | "email" | "phone">;

/** `token` is looked up; `whole` is what a phrase must begin with. */
export type SearchTerm = { token: string; whole: string };

/** Longer beginnings are found by these first characters, and compared whole once read. */
const longestToken = 20;

/** Beginnings are kept from so many words on, of a name as of an address. */
const maxPhrases = 5;

/**
 * What a person may be found by: name, address and number from each word on, so that a prefix of any of them
 * is a prefix of the person. Case, accents, vowel signs and ways to write the same letter do not count.
 */
export function phrasesOf({ name = "", email = "", phone = "" }: Searched): string[] {
  return [
    ...fromEachWord(wordsOf(name), " "),
    ...fromEachWord(wordsOf(email), " "),
    ...fromEachWord(groupsOf(phone), ""),
  ];
}

/** Every beginning of every phrase: `searchTokens` of the head. */
export function searchTokens(customer: Searched): string[] {
  const beginnings = phrasesOf(customer).flatMap((phrase) => {
    const characters = [...phrase].slice(0, longestToken);
    return characters.map((_, index) => characters.slice(0, index + 1).join(""));
  });
  return [...new Set(beginnings.map((beginning) => beginning.trimEnd()))].filter((token) => token !== "");
}

/** What somebody typed, as it would stand in a phrase. Of signs alone nothing is left: that is nobody's token. */
export function searchTerm(typed: string): SearchTerm {
  const isNumber = /^[\s\d+()./-]*\d[\s\d+()./-]*$/.test(folded(typed));
  const whole = isNumber ? groupsOf(typed).join("") : wordsOf(typed).join(" ");
  return { token: [...whole].slice(0, longestToken).join("").trimEnd(), whole };
}

/** Whether the person is one that the whole of what was typed means. */
export function matches(customer: Searched, { whole }: Pick<SearchTerm, "whole">): boolean {
  return phrasesOf(customer).some((phrase) => phrase.startsWith(whole));
}

function fromEachWord(words: readonly string[], between: string): string[] {
  return words.slice(0, maxPhrases).map((_, index) => words.slice(index).join(between));
}

function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Without the zeros that stand for a country or a trunk line: whoever dials from elsewhere leaves them out. */
function groupsOf(number: string): string[] {
  const groups = folded(number).replaceAll("(0)", " ").split(/\D+/);
  return groups
    .map((group, index) => (index === 0 || groups[index - 1] === "" ? group.replace(/^0+/, "") : group))
    .filter((group) => group !== "");
}

const sameLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ى: "ي",
  ة: "ه",
  ـ: "",
};

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßıøłđæœىةـ]/gu, (letter) => sameLetters[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
