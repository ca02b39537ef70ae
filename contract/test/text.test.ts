import { maxTextLength, normalizeText, previewOf, textLength } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { utf16 } from "./arbitraries.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), utf16);

describe("text", () => {
  const cases: [name: string, text: string, normal: string][] = [
    ["composes to NFC", "e\u0301", "\u00e9"],
    ["composes across a control character", "e\u0000\u0301", "\u00e9"],
    ["keeps newline and tab", "a\n\tb", "a\n\tb"],
    ["makes CRLF and LF one text", "a\r\nb", "a\nb"],
    ["removes C0, DEL and C1", "a\u0000\u0007\u001b\u007f\u0085\u009fb", "ab"],
    ["trims blanks of every script", "\u00a0\u3000\ufeff a \n\t", "a"],
    ["trims what stood behind a control character", "a \u0000", "a"],
    ["leaves nothing of blanks and controls", " \u0000\n", ""],
    ["replaces a lone surrogate", "a\ud83d", "a\ufffd"],
    ["does not join two halves across a control character", "\ud83d\u0000\ude00", "\ufffd\ufffd"],
    ["keeps an emoji of several code points", "👩‍👩‍👧", "👩‍👩‍👧"],
  ];
  for (const [name, text, normal] of cases) {
    it(name, () => expect(normalizeText(text)).to.equal(normal));
  }

  it("normalizes once and for all", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).to.equal(once);
        expect(once).to.equal(once.normalize("NFC").trim());
        expect(once.isWellFormed()).to.equal(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested
        expect(once).not.to.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it("counts an emoji once, wherever the border of 8,000 falls", () => {
    expect(maxTextLength).to.equal(8000);
    expect(textLength("")).to.equal(0);
    expect(textLength("😀".repeat(8000))).to.equal(8000);
    fc.assert(fc.property(anyText, (text) => textLength(text) === Array.from(text).length));
  });

  it("previews the beginning on one line", () => {
    expect(previewOf("one\n\ttwo   three")).to.equal("one two three");
    expect(previewOf("a".repeat(120))).to.equal("a".repeat(120));
    expect(previewOf("a".repeat(121))).to.equal(`${"a".repeat(119)}…`);
    expect(previewOf("😀".repeat(120))).to.equal("😀".repeat(120));
    expect(previewOf("😀".repeat(121))).to.equal(`${"😀".repeat(119)}…`);
    expect(previewOf(`a${"😀".repeat(8000)}`)).to.equal(`a${"😀".repeat(118)}…`);
  });

  it("previews at most 120 code points, never half of one", () => {
    const long = fc.string({ unit: "binary", maxLength: 400, size: "max" });
    fc.assert(
      fc.property(long, (text) => {
        const preview = previewOf(normalizeText(text));
        expect(textLength(preview)).to.be.at.most(120);
        expect(preview.isWellFormed()).to.equal(true);
        expect(preview).not.to.match(/[\n\t]/);
        expect(previewOf(preview)).to.equal(preview);
      }),
    );
  });
});
