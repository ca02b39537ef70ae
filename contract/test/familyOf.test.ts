import { familyOf, kindOfAttachment } from "@hearth/contract";
import { expect } from "chai";

describe("the family of a file, and the kind of its message", () => {
  const types: [contentType: string, family: string, kind: string][] = [
    ["image/jpeg", "image", "image"],
    ["audio/webm", "audio", "audio"],
    ["video/mp4", "video", "file"],
    ["application/pdf", "pdf", "file"],
    ["text/csv", "text", "file"],
    // What SVG and HTML are stored as, and what browsers call SVG.
    ["application/octet-stream", "text", "file"],
    ["image/svg+xml", "text", "file"],
    // What browsers know nothing of, such as a log.
    ["", "text", "file"],
  ];
  for (const [contentType, family, kind] of types) {
    it(`of ${JSON.stringify(contentType)} are ${family} and ${kind}`, () => {
      expect(familyOf(contentType)).to.equal(family);
      expect(kindOfAttachment({ contentType })).to.equal(kind);
    });
  }
});
