import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { bundleInMemory } from "../bundleClient.ts";

/** In bytes, gzipped: what every page that has a chat loads. */
const limit = 10 * 1024;

describe("the built client", () => {
  it("is at most 10 KB gzipped, with nothing of zod or any other package in it", async () => {
    const { outputFiles, metafile } = await bundleInMemory();
    const [file] = outputFiles;
    expect(file && gzipSync(file.contents).length).to.be.within(1, limit);
    const sources = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const foreign = sources.flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput === 0 || path.startsWith("src/") ? [] : [path],
    );
    expect(foreign).to.have.members([
      "../contract/src/applyEvent.ts",
      "../contract/src/familyOf.ts",
      "../contract/src/kindOfAttachment.ts",
      "../contract/src/lastMessage.ts",
      "../contract/src/text.ts",
    ]);
  });
});
