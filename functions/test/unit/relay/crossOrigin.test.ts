import { expect } from "chai";
import { allowedOrigin } from "../../../src/relay/crossOrigin.ts";

const headers = (setting: string, origin?: string) => Object.fromEntries(allowedOrigin(setting, origin));

describe("pages of other origins", () => {
  const both = "https://shop.example, https://help.example";
  const exposed = { "Access-Control-Expose-Headers": "X-Request-Id, Retry-After" };

  it("may all call where all may: calls carry tokens, not cookies", () => {
    const everyone = { "Access-Control-Allow-Origin": "*", ...exposed };
    expect(headers("*", "https://any.example")).to.deep.equal(everyone);
    expect(headers(" * ", undefined)).to.deep.equal(everyone);
  });

  it("may call where they are named, and caches are told that the answer is theirs alone", () => {
    expect(headers(both, "https://help.example")).to.deep.equal({
      "Access-Control-Allow-Origin": "https://help.example",
      Vary: "Origin",
      ...exposed,
    });
  });

  it("may not where they are not, however similar", () => {
    for (const origin of [
      undefined,
      "https://evil.example",
      "https://shop.example.evil.example",
      "http://shop.example",
      "null",
      "",
    ]) {
      expect(headers(both, origin), String(origin)).to.deep.equal({ Vary: "Origin" });
    }
  });
});
