import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { writeParams } from "../emulators/writeParams.ts";

describe("The parameters of the emulated functions", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-params-test-"));
    await mkdir(join(folder, "source"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (env: Record<string, string>) => {
    await writeParams(join(folder, "params"), join(folder, "source"), env);
    return readFile(join(folder, "params", ".env.local"), "utf8");
  };

  it("come from the environment, Hearth's alone: firebase-tools refuses names such as GCLOUD_PROJECT", async () => {
    expect((await write({ HEARTH_STREAM_URL: "http://x:1", GCLOUD_PROJECT: "p" })).trim()).to.equal(
      'HEARTH_STREAM_URL="http://x:1"',
    );
  });

  it("keep the developer's own files, and the environment comes after them", async () => {
    await writeFile(join(folder, "source", ".env.local"), "HEARTH_A=mine");
    await writeFile(join(folder, "source", ".env.demo-hearth"), "HEARTH_B=mine");
    expect(await write({ HEARTH_A: "given" })).to.equal('HEARTH_A=mine\nHEARTH_A="given"\n');
    expect(await readFile(join(folder, "params", ".env.demo-hearth"), "utf8")).to.equal("HEARTH_B=mine");
    expect(await readFile(join(folder, "source", ".env.local"), "utf8")).to.equal("HEARTH_A=mine");
  });
});
