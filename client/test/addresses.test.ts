import { expect } from "chai";
import { addressesFrom } from "../src/addresses.ts";

describe("the addresses", () => {
  it("are those that are given, without a slash at the end", () => {
    const given = { baseUrl: "https://chat.example/", streamUrl: "https://stream.example//" };
    expect(addressesFrom(given, "https://page.example")).to.deep.equal({
      api: "https://chat.example",
      stream: "https://stream.example",
    });
  });

  it("else are the page's own; where its stream is has to be asked", () => {
    expect(addressesFrom({}, "https://page.example")).to.deep.equal({ api: "https://page.example", stream: undefined });
  });

  it("else are the emulators': in Node, in a file, and on the page that npm start serves", () => {
    const emulators = { api: "http://localhost:5010", stream: "http://localhost:5002" };
    for (const origin of [undefined, "null", "file://", "http://localhost:5010"]) {
      expect(addressesFrom({}, origin), origin).to.deep.equal(emulators);
    }
  });
});
