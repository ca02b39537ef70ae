import { buffer } from "node:stream/consumers";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { asText, counted } from "../../../src/attachments/checked.ts";
import { firstBytes } from "../../../src/attachments/firstBytes.ts";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const codeOf = (failure: unknown) => (failure instanceof Fault ? failure.code : failure);

describe("bytes on their way", () => {
  it("are counted, and end at the first one too many: nobody waits for the rest", async () => {
    const seen = { size: 0 };
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 10;
        yield new Uint8Array(10);
      }
    }
    const code = await buffer(counted(endless(), 95, seen)).catch(codeOf);
    expect([code, sent]).to.deep.equal(["payload_too_large", 100]);
  });

  it("may be as many as there may be", async () => {
    const seen = { size: 0 };
    await buffer(counted(inChunks(new Uint8Array(95), 10), 95, seen));
    expect(seen.size).to.equal(95);
  });

  const texts: [what: string, bytes: Buffer, code: string | undefined][] = [
    ["letters of the world", Buffer.from("Grüße, 世界 👩‍🚀\r\n\t"), undefined],
    ["a byte order mark", Buffer.from("\ufeffa;b"), undefined],
    ["a NUL", Buffer.from("a\0b"), "unsupported_media_type"],
    ["Latin-1", Buffer.from("Grüße", "latin1"), "unsupported_media_type"],
    ["UTF-16", Buffer.from("Hello", "utf16le"), "unsupported_media_type"],
    ["half a letter at the end", Buffer.from("世").subarray(0, 2), "unsupported_media_type"],
    ["a lone surrogate", Buffer.from([0xed, 0xa0, 0x80]), "unsupported_media_type"],
    ["an overlong slash", Buffer.from([0xc0, 0xaf]), "unsupported_media_type"],
  ];
  for (const [what, bytes, code] of texts) {
    it(`${code === undefined ? "are" : "are no"} text with ${what}, however they are cut`, async () => {
      for (const size of [1, 2, 3, 100]) {
        const passed = await buffer(asText(inChunks(bytes, size))).catch(codeOf);
        expect(passed).to.deep.equal(code ?? bytes);
      }
    });
  }

  it("have a beginning, which is not lost", async () => {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
    for (const [size, wanted, found] of [
      [7, 20, 21],
      [100, 20, 100],
      [7, 1000, 100],
    ] as const) {
      const { beginning, all } = await firstBytes(inChunks(bytes, size), wanted);
      expect(beginning).to.deep.equal(bytes.subarray(0, found));
      expect(await buffer(all)).to.deep.equal(bytes);
    }
  });
});
