import { expect } from "chai";
import { pressedKey } from "../../src/keyboard/pressedKey.ts";

type Pressed = Parameters<typeof pressedKey>[0];
const press = (key: string, code: string, held: Partial<Pressed> = {}) =>
  pressedKey({ key, code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe("which key was meant", () => {
  const cases: [layout: string, key: string, code: string, shiftKey: boolean, meant: string | null][] = [
    ["English j", "j", "KeyJ", false, "j"],
    ["English j with Caps Lock", "J", "KeyJ", false, "j"],
    ["English Shift+j, which is another", "J", "KeyJ", true, null],
    ["English ?", "?", "Slash", true, "?"],
    ["Dvorak j, in another place", "j", "KeyC", false, "j"],
    ["what is in j's place on Dvorak", "h", "KeyJ", false, "h"],
    ["German /, on the 7", "/", "Digit7", true, "/"],
    ["German ?, beside the 0", "?", "Minus", true, "?"],
    ["French e", "e", "KeyE", false, "e"],
    ["French é, on the 2", "é", "Digit2", false, null],
    ["Arabic, in j's place", "ت", "KeyJ", false, "j"],
    ["Arabic, in j's place with Shift", "ـ", "KeyJ", true, null],
    ["Arabic, in the place of /", "ظ", "Slash", false, "/"],
    ["Arabic ؟", "؟", "Slash", true, "?"],
    ["Russian, in k's place", "л", "KeyK", false, "k"],
    ["Enter", "Enter", "Enter", false, "Enter"],
    ["Shift+Enter", "Enter", "Enter", true, null],
    ["a dead key", "Dead", "BracketLeft", false, "Dead"],
  ];
  for (const [layout, key, code, shiftKey, meant] of cases) {
    it(`${layout}: ${meant}`, () => expect(press(key, code, { shiftKey })).to.equal(meant));
  }

  for (const modifier of ["ctrlKey", "altKey", "metaKey"] as const) {
    it(`none with ${modifier}: that is the browser's`, () => {
      expect(press("t", "KeyT", { [modifier]: true })).to.equal(null);
      expect(press("ت", "KeyJ", { [modifier]: true })).to.equal(null);
    });
  }
});
