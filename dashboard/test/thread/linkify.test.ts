import { expect } from "chai";
import { linkify } from "../../src/thread/linkify.ts";

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

describe("linkify", () => {
  it("gives back every character, whatever the text", () => {
    for (const text of [
      "",
      "no link",
      "a https://x.example/b, c",
      "https://x.example",
      "http://",
      "<https://a.example>",
    ]) {
      const pieces = linkify(text);
      expect(pieces.map((piece) => piece.text).join("")).to.equal(text);
    }
  });

  it("finds addresses among words", () => {
    expect(linkify("see https://a.example/b?c=1#d or http://e.example now")).to.deep.equal([
      { text: "see " },
      { text: "https://a.example/b?c=1#d", href: "https://a.example/b?c=1#d" },
      { text: " or " },
      { text: "http://e.example", href: "http://e.example" },
      { text: " now" },
    ]);
  });

  it("leaves to the sentence what ends it, also in Arabic", () => {
    expect(links("(https://a.example/b).")).to.deep.equal(["https://a.example/b"]);
    expect(links("https://a.example/b!!")).to.deep.equal(["https://a.example/b"]);
    expect(links("هل رأيت https://a.example/b؟")).to.deep.equal(["https://a.example/b"]);
    expect(links("https://a.example/wiki/Hearth_(fire)")).to.deep.equal(["https://a.example/wiki/Hearth_(fire)"]);
  });

  it("never makes a link of another scheme, nor of what is no address", () => {
    for (const text of [
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://a.example",
      "http://",
      "xhttp://a.example",
      "https://[",
    ]) {
      expect(links(text), text).to.deep.equal([]);
    }
  });

  it("ends an address where an attribute or a tag would", () => {
    expect(links(`https://a.example/"onclick="x`)).to.deep.equal(["https://a.example/"]);
    expect(links("https://a.example/<b>")).to.deep.equal(["https://a.example/"]);
  });
});
