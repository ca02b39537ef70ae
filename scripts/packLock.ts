// `npm run pack:lock`: writes functions/package-lock.json, by which production installs what was tested here. It
// is needed after every change to the dependencies.
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { uploadLock } from "./pack/uploadLock.ts";
import { runCommand } from "./processes/runCommand.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "functions");

// Elsewhere, or npm takes the folder for the workspace that it is and writes the workspace's lockfile.
const folder = await mkdtemp(join(tmpdir(), "hearth-lock-"));
try {
  const manifest: unknown = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  const lock: unknown = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  await copyFile(join(root, ".npmrc"), join(folder, ".npmrc"));
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(uploadLock(manifest, lock)));
  // The first throws out what is not asked for, the second what then lies there twice.
  for (const command of ["install", "dedupe"]) {
    const args = [command, "--package-lock-only", "--ignore-scripts"];
    const { code, output } = await runCommand("npm", args, { cwd: folder, output: "keep" });
    if (code !== 0) throw new Error(`npm could not make the lockfile.\n${output}`);
  }
  await copyFile(join(folder, "package-lock.json"), join(source, "package-lock.json"));
} finally {
  await rm(folder, { recursive: true, force: true });
}
