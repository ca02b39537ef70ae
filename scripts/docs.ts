// `npm run docs`: writes what the pages in docs/ take from the code. With `-- --check` it writes nothing, and fails
// where a page is not up to date.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filledPages } from "./docs/filledPages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const onlyCheck = process.argv.includes("--check");

for (const { path, before, after } of await filledPages(root)) {
  if (before === after) continue;
  if (!onlyCheck) await writeFile(join(root, path), after);
  console.log(onlyCheck ? `${path} is not up to date: run npm run docs.` : `${path} written.`);
  if (onlyCheck) process.exitCode = 1;
}
