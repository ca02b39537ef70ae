import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { expect } from "chai";
import { findProgram } from "../../../src/attachments/findProgram.ts";

describe("A program", () => {
  let folder: string;
  let searched: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-program-"));
    const [empty, text, first, second] = ["empty", "text", "first", "second"].map((name) => join(folder, name));
    searched = [empty, "", text, first, second].join(delimiter);
    for (const [where = "", mode] of [
      [text, 0o600],
      [first, 0o700],
      [second, 0o700],
    ] as const) {
      await mkdir(where);
      await writeFile(join(where, "ffmpeg"), "#!/bin/sh\n");
      await chmod(join(where, "ffmpeg"), mode);
    }
  });
  after(() => rm(folder, { recursive: true }));

  it("is the first of its name that can be run", () => {
    expect(findProgram("ffmpeg", searched)).to.equal(join(folder, "first", "ffmpeg"));
    expect(findProgram("ffprobe", searched)).to.equal(null);
    expect(findProgram("ffmpeg", "")).to.equal(null);
  });

  it("is what a path names, from the folder in which we run, and never what lies elsewhere under its name", () => {
    const path = join(folder, "second", "ffmpeg");
    expect(findProgram(path, searched)).to.equal(path);
    expect(findProgram(relative(process.cwd(), path), "")).to.equal(path);
    expect(findProgram("./ffmpeg", searched)).to.equal(null);
    expect(findProgram(join(folder, "text", "ffmpeg"), searched)).to.equal(null);
  });
});
