import { expect } from "chai";
import fc from "fast-check";
import { matches, searchTerm, searchTokens } from "../../../src/conversation/search.ts";

type Person = Parameters<typeof searchTokens>[0];

/** As the inbox does it: by the token, then by the whole of what was typed. */
function finds(typed: string, person: Person): boolean {
  const term = searchTerm(typed);
  return searchTokens(person).includes(term.token) && matches(person, term);
}

describe("search", () => {
  const found: [typed: string, person: Person][] = [
    ["a", { name: "Ada Lovelace" }],
    ["ADA", { name: "Ada Lovelace" }],
    ["ada l", { name: "Ada Lovelace" }],
    ["  ada   lovelace ", { name: "Ada Lovelace" }],
    ["love", { name: "Ada Lovelace" }],
    ["jose", { name: "José Núñez" }],
    ["nuñ", { name: "Jose Nunez" }],
    ["José", { name: "José" }],
    ["strasse", { name: "Anna Straße" }],
    ["soren", { name: "Søren" }],
    ["istanbul", { name: "İstanbul Kafe" }],
    ["ＡＤＡ", { name: "Ada" }],
    ["محمد", { name: "مُحَمَّد علي" }],
    ["احمد", { name: "أحمد" }],
    ["فاطمه", { name: "فاطمة" }],
    ["محمـــد", { name: "محمد" }],
    ["山田", { name: "山田太郎" }],
    ["김", { name: "김민준" }],
    ["Анна", { name: "анна каренина" }],
    ["o'br", { name: "Pat O’Brien" }],
    ["ada@", { email: "ada@example.com" }],
    ["ada.lovelace@exa", { email: "ada.lovelace@example.com" }],
    ["lovelace", { email: "ada.lovelace@example.com" }],
    ["example.com", { email: "ada@example.com" }],
    ["+49 171", { phone: "+49 171 2345678" }],
    ["0171 23", { phone: "+49 171 2345678" }],
    ["0049171", { phone: "+49 171 2345678" }],
    ["+49 (0) 171", { phone: "+49 171 2345678" }],
    ["171 234-56", { phone: "+49 (0) 171 / 2345678" }],
    ["٠١٧١", { phone: "0171 2345678" }],
    ["2345678", { phone: "+49 171 2345678" }],
    ["maximilian alexander von hohenstein", { name: "Maximilian Alexander von Hohenstein" }],
  ];
  for (const [typed, person] of found) {
    it(`${typed} finds ${Object.values(person).join()}`, () => expect(finds(typed, person)).to.equal(true));
  }

  const missed: [typed: string, person: Person][] = [
    ["da", { name: "Ada Lovelace" }],
    ["ada b", { name: "Ada Lovelace" }],
    ["lovelace ada", { name: "Ada Lovelace" }],
    ["maximilian alexander von humboldt", { name: "Maximilian Alexander von Hohenstein" }],
    ["ada", {}],
    ["...", { name: "..." }],
    [".*", { name: "Ada Lovelace" }],
    ["^a", { name: "Bob" }],
    ["a|b", { name: "Ada" }],
    ["0", { phone: "+49 171 2345678" }],
    ["🙂", { name: "Ada 🙂" }],
    ["", { name: "Ada" }],
  ];
  for (const [typed, person] of missed) {
    it(`${JSON.stringify(typed)} does not find ${JSON.stringify(person)}`, () => {
      expect(finds(typed, person)).to.equal(false);
    });
  }

  const letters = fc.string({ unit: fc.constantFrom(..."abzéßñØ ÅIİ'-.أحمدُ山田김Жй"), maxLength: 40 });

  it("whoever is known by a name is found by every beginning of it", () => {
    fc.assert(
      fc.property(letters, fc.nat(), (name, cut) => {
        const typed = name.slice(0, cut % (name.length + 1));
        fc.pre(searchTerm(typed).token !== "");
        expect(finds(typed, { name }), JSON.stringify({ typed, name })).to.equal(true);
      }),
    );
  });

  it("keeps few enough beginnings, and none that is empty, whatever people call themselves", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 254 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, email, phone) => {
        const tokens = searchTokens({ name, email, phone });
        expect(tokens.length).to.be.at.most(300);
        expect(tokens).not.to.include("");
        expect(tokens).to.deep.equal([...new Set(tokens)]);
        expect(Math.max(0, ...tokens.map((token) => [...token].length))).to.be.at.most(20);
      }),
    );
  });

  it("takes anything that is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (typed) => {
        const { token, whole } = searchTerm(typed);
        expect(whole.startsWith(token)).to.equal(true);
      }),
    );
  });
});
