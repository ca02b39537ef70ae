import { expect } from "chai";
import fc from "fast-check";
import { type MediaType, textType, typeByMagic } from "../../../src/attachments/mediaTypes.ts";
import { maxNameLength, safeName } from "../../../src/attachments/safeName.ts";

const png = typeByMagic("image/png") ?? expect.fail();
const pdf = typeByMagic("application/pdf") ?? expect.fail();

describe("a file's name", () => {
  const names: [what: string, given: string, type: MediaType, safe: string][] = [
    ["stays as it is, where nothing is wrong", "Rechnung März (2).pdf", pdf, "Rechnung März (2).pdf"],
    ["keeps another ending of the same type, and its case", "photo.PNG", png, "photo.PNG"],
    ["is the last element of a path", "../../etc/passwd.png", png, "passwd.png"],
    ["is so of a Windows path too", "C:\\Users\\ada\\me.png", png, "me.png"],
    ["is never only dots", "../..", png, "image.png"],
    ["has a default for none", "", pdf, "pdf.pdf"],
    ["does not begin with a dot: it would be hidden", ".htaccess", png, "htaccess.png"],
    ["ends as what it is, not as what it says: it would be run when it is opened", "run.exe", png, "run.exe.png"],
    ["ends as what it is where it says nothing", "photo", png, "photo.png"],
    ["a page in a picture is a picture", "invoice.html", pdf, "invoice.html.pdf"],
    ["has no line ends: they would end its header", 'a\r\nSet-Cookie: x="1".png', png, "aSet-Cookie_ x=_1_.png"],
    ["has no NUL: what follows it would be cut", "evil.exe\u0000.png", png, "evil.exe.png"],
    ["has nothing that turns it round: this reads as exe.png", "photo\u202egnp.exe", png, "photognp.exe.png"],
    ["has nothing unseen in it", "a\u200b\u2066\ufeffb\u00ad.png", png, "ab.png"],
    ["keeps the joiners that emoji and Persian are written with", "👩‍🚀 می‌خواهم.png", png, "👩‍🚀 می‌خواهم.png"],
    ["is composed", "e\u0301.png", png, "\u00e9.png"],
    ["is well-formed", "a\ud800.png", png, "a\ufffd.png"],
    ["is no device of Windows", "CON.png", png, "_CON.png"],
    ["has no character that a file system takes for its own", 'a<b>:"c|?*.png', png, "a_b___c___.png"],
    ["is cut before its ending", `${"💬".repeat(200)}.png`, png, `${"💬".repeat(96)}.png`],
    ["of a text keeps an ending of text", "log.csv", textType("log.csv"), "log.csv"],
    ["of a text has no ending that runs", "run.bat", textType("run.bat"), "run.bat.txt"],
    ["of a drawing stays: it is served as a download alone", "logo.svg", textType("logo.svg"), "logo.svg"],
  ];
  for (const [what, given, type, safe] of names) it(what, () => expect(safeName(given, type)).to.equal(safe));

  it("is safe, whatever is given, and made safe again is the same", () => {
    const given = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("..", "/", "\\", ".", " ", "\u202e", "\u0000", "\n", ".png", "nul", '"', ":"), {})
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(given, (given) => {
        const name = safeName(given, png);
        expect(name).to.match(/^[^.\s/\\][^/\\]*\.(png)$/i);
        expect(name).not.to.match(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069"<>:|?*]/u);
        expect([...name].length).to.be.at.most(maxNameLength);
        expect(name.isWellFormed()).to.equal(true);
        expect(safeName(name, png)).to.equal(name);
      }),
      { numRuns: 2_000 },
    );
  });
});
