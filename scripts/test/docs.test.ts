import { access, glob, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { z } from "zod";
import { filledPages } from "../docs/filledPages.ts";
import { isProjectPath } from "../docs/isProjectPath.ts";
import { type Markdown, readMarkdown } from "../docs/readMarkdown.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifestSchema = z.object({
  workspaces: z.array(z.string()).default([]),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** Pages for people who change Hearth; the others also name files that a deployer has yet to make. */
const forDevelopers = /^(README|docs\/(architecture|invariants)|docs\/decisions\/.*)\.md$/;

describe("the docs", () => {
  const pages = new Map<string, Markdown>();

  before(async () => {
    for await (const path of glob("**/*.md", { cwd: root, exclude: ["**/node_modules", "**/dist"] })) {
      pages.set(path, readMarkdown(await readFile(join(root, path), "utf8")));
    }
  });

  it("say what the schemas and tables in the code say", async () => {
    const stale = (await filledPages(root)).filter(({ before, after }) => before !== after);
    expect(
      stale.map(({ path }) => path),
      "not up to date: run npm run docs",
    ).to.deep.equal([]);
  });

  it("are all there", () => {
    expect([...pages.keys()]).to.include.members(["README.md", "docs/api.md", "docs/architecture.md"]);
  });

  it("link only to pages and headings that exist", async () => {
    const broken: string[] = [];
    for (const [path, { links }] of pages) {
      for (const link of links) if (!(await leadsSomewhere(path, link))) broken.push(`${path}: ${link}`);
    }
    expect(broken).to.deep.equal([]);
  });

  it("name only files and folders that exist", async () => {
    const topFolders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const names = topFolders.map(({ name }) => name);
    const missing: string[] = [];
    for (const [path, { codeSpans }] of pages) {
      if (!forDevelopers.test(path)) continue;
      for (const code of codeSpans.filter((each) => isProjectPath(each, names))) {
        if (!(await exists(join(root, code)))) missing.push(`${path}: ${code}`);
      }
    }
    expect(missing).to.deep.equal([]);
  });

  it("tell to run only scripts that exist", async () => {
    const { scripts } = await manifest("");
    const unknown = [...pages].flatMap(([path, page]) =>
      page.scripts.filter((script) => !Object.hasOwn(scripts, script)).map((script) => `${path}: ${script}`),
    );
    expect(unknown).to.deep.equal([]);
  });

  it("give a reason for every dependency, and for nothing that is none", async () => {
    const { workspaces } = await manifest("");
    const manifests = await Promise.all(["", ...workspaces].map(manifest));
    const names = manifests.flatMap((each) => Object.keys({ ...each.dependencies, ...each.devDependencies }));
    const own = names.filter((name) => !name.startsWith("@types/") && !name.startsWith("@hearth/"));
    const reasons = await readFile(join(root, "docs/decisions/0007-dependencies.md"), "utf8");
    // The first cell of a row, and the names in it.
    const cells = reasons.match(/^\| `[^|]*\|/gm) ?? [];
    const named = cells.flatMap((cell) => readMarkdown(cell).codeSpans);
    expect(new Set(named)).to.deep.equal(new Set(own));
  });

  async function leadsSomewhere(from: string, link: string): Promise<boolean> {
    if (/^[a-z]+:/.test(link)) return true;
    const [target = "", anchor] = link.split("#");
    const path = target === "" ? from : join(dirname(from), target);
    if (anchor === undefined) return exists(join(root, path));
    return pages.get(path)?.anchors.has(anchor) ?? false;
  }
});

async function manifest(folder: string) {
  return manifestSchema.parse(JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
