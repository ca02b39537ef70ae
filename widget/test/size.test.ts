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

  it("is at most 35 KB in all, gzipped, in English; another language is one file more, of 2 KB", async () => {
    const names = (await readdir(join(folder, "widget"))).filter((name) => name.endsWith(".js"));
    const isLanguage = (name: string) => /^[a-z]{2}-/.test(name);
    const sizes = await Promise.all(names.filter((name) => !isLanguage(name)).map((name) => gzipped(`widget/${name}`)));
    const sum = sizes.reduce((total, size) => total + size, await gzipped("widget.js"));
    expect(sum).to.be.within(20_000, 35_000);
    for (const name of names.filter(isLanguage)) expect(await gzipped(`widget/${name}`), name).to.be.at.most(2_000);
  });
});
