import { expect } from "chai";
import fc from "fast-check";
import { detectType } from "../../../src/attachments/detectType.ts";
import { isInline } from "../../../src/attachments/mediaTypes.ts";
import { fixture } from "../../support/fixture.ts";

const text = (words: string) => Buffer.from(words);

describe("what bytes are", () => {
  const cases: [what: string, bytes: Buffer, name: string, type: string | undefined][] = [
    ["a JPEG, called a page", Buffer.from("ffd8ffe000104a46494600010100", "hex"), "x.html", "image/jpeg"],
    ["a PDF", text("%PDF-1.7\n%<html>"), "x.html", "application/pdf"],
    ["a page, called a picture", text("<html><script>alert(1)</script>"), "x.png", "text/plain"],
    ["a page", text("<html></html>"), "x.html", "application/octet-stream"],
    ["a drawing", text('<?xml version="1.0"?><svg onload="alert(1)"/>'), "x.SVG", "application/octet-stream"],
    ["a table", text("a;b\n1;2"), "x.csv", "text/csv"],
    ["words that begin like a bitmap", text("BMW is a maker of cars"), "x", "text/plain"],
    ["words that begin like a program", text("MZ is what programs begin with"), "x.txt", "text/plain"],
    ["a program", Buffer.concat([text("MZ"), Buffer.alloc(100)]), "x.txt", undefined],
    ["an archive", Buffer.from("504b030414000000080000000000", "hex"), "x.docx", undefined],
    ["a HEIC image, which nothing here can read", text("\0\0\0\u0018ftypheic\0\0\0\0"), "x.heic", undefined],
    ["noise", Buffer.from([0, 1, 2, 3, 200, 201]), "x.txt", undefined],
  ];
  for (const [what, bytes, name, type] of cases) {
    it(`${what}: ${type ?? "not taken"}`, async () => {
      expect((await detectType(bytes, name))?.contentType).to.equal(type);
    });
  }

  for (const [name, type] of [
    ["voice.webm", "video/webm"],
    ["voice.m4a", "video/mp4"],
    ["tone.mp3", "audio/mpeg"],
  ] as const) {
    it(`${name}: ${type}, whose tracks are yet to be looked for`, async () => {
      expect((await detectType((await fixture(name)).subarray(0, 4100), name))?.contentType).to.equal(type);
    });
  }

  it("never throws, and shows nothing that could be a page", async () => {
    const beginnings = [
      "%PDF",
      "GIF89a",
      "RIFF....WEBP",
      "\x89PNG\r\n\x1a\n",
      "ID3",
      "OggS",
      "....ftyp",
      "\x1aE\xdf\xa3",
      "<?xml",
    ];
    const bytes = fc.tuple(fc.constantFrom("", ...beginnings), fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([beginning, rest]) => {
        const type = await detectType(Buffer.concat([Buffer.from(beginning, "latin1"), rest]), "x.html");
        if (type !== undefined && isInline(type.contentType)) expect(type.contentType).not.to.match(/html|xml|text/);
      }),
      { numRuns: 1_000 },
    );
  });
});
