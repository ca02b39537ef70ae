import { expect } from "chai";
import fc from "fast-check";
import { chunk, unchunked } from "../../../src/relay/chunk.ts";

describe("chunk", () => {
  it("says the length in bytes, not in characters: a reader would lose its place for good", () => {
    expect(chunk("é\n").toString("latin1")).to.equal("3\r\nÃ©\n\r\n");
  });

  it("can be taken apart again, several in a row, for a client that knows no chunks", () => {
    const texts = fc.array(fc.string({ minLength: 1, unit: "binary" }));
    fc.assert(
      fc.property(texts, (all) => {
        expect(unchunked(Buffer.concat(all.map(chunk))).toString()).to.equal(Buffer.from(all.join("")).toString());
      }),
    );
  });
});
