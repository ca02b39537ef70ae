import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { bundleWidget } from "../bundleWidget.ts";

describe("what the widget costs a page", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-widget-"));
    await bundleWidget(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const gzipped = async (path: string) => gzipSync(await readFile(join(folder, path)), { level: 9 }).length;

  it("is at most 2 KB, gzipped, before anybody opens it", async () => {
    expect(await gzipped("widget.js")).to.be.within(500, 2_000);
  });

  it("is written in signs that a page of any encoding reads right, until then", async () => {
    expect(await readFile(join(folder, "widget.js"), "utf8"))
      .to.match(/^[\n -~]+$/)
      .and.include("\\u062a");
  });

  it("is at most 35 KB in all, gzipped, in whichever language", async () => {
    const names = (await readdir(join(folder, "widget"))).filter((name) => name.endsWith(".js"));
    const codes = (await readdir(new URL("../src/i18n/locales/", import.meta.url))).map((name) => name.slice(0, -3));
    const isOf = (code: string) => (name: string) => name.startsWith(`${code}-`);
    // Whatever is no language's own is everybody's.
    const shared = names.filter((name) => !codes.some((code) => isOf(code)(name)));
    expect(codes).to.include.members(["en", "ar"]);
    for (const code of codes) {
      const own = names.filter(isOf(code));
      expect(own, code).to.have.lengthOf(1);
      const sizes = await Promise.all([...shared, ...own].map((name) => gzipped(`widget/${name}`)));
      const sum = sizes.reduce((total, size) => total + size, await gzipped("widget.js"));
      expect(sum, code).to.be.within(20_000, 35_000);
    }
  });
});
