import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { z } from "zod";
import { uploadLock } from "../pack/uploadLock.ts";

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), link: z.boolean().optional() })),
});
const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

describe("The lockfile of what is uploaded", () => {
  it("has no version but those that were tested here", async () => {
    const [tested, uploaded] = await Promise.all([
      versionsIn("package-lock.json"),
      versionsIn("functions/package-lock.json"),
    ]);
    const advice = "run: npm run pack:lock";
    expect(uploaded.size).to.be.above(50);
    for (const version of uploaded) expect(tested.has(version), `${version}: ${advice}`).to.equal(true);
  });

  it("is of the dependencies that functions/package.json has now", async () => {
    const { packages } = lockSchema.parse(await readJson("functions/package-lock.json"));
    const manifest = manifestSchema.parse(await readJson("functions/package.json"));
    expect(packages[""]).to.deep.include(manifest);
  });

  it("begins as the workspace's, the functions' own packages before others of their name", () => {
    const workspace = {
      name: "hearth",
      lockfileVersion: 3,
      packages: {
        "": { name: "hearth" },
        contract: { version: "0.1.0" },
        functions: { version: "0.1.0" },
        "functions/node_modules/cache": { version: "11.0.0" },
        "node_modules/@hearth/contract": { resolved: "contract", link: true },
        "node_modules/cache": { version: "10.0.0" },
        "node_modules/other": { version: "1.0.0" },
      },
    };
    const manifest = { name: "functions", version: "0.1.0", dependencies: { cache: "11.0.0" } };
    expect(uploadLock(manifest, workspace)).to.deep.equal({
      name: "functions",
      version: "0.1.0",
      lockfileVersion: 3,
      packages: {
        "": manifest,
        "node_modules/cache": { version: "11.0.0" },
        "node_modules/other": { version: "1.0.0" },
      },
    });
  });
});

/** As `name@version`. */
async function versionsIn(file: string): Promise<Set<string>> {
  const { packages } = lockSchema.parse(await readJson(file));
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
  return new Set(installed.map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`));
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../${file}`, import.meta.url), "utf8"));
}
