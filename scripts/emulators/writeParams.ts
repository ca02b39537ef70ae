import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Fills a folder with the functions' `.env` files: the developer's own, then what the environment says of Hearth's
 * parameters, which wins. With a value or a default for each, firebase-tools asks nothing.
 */
export async function writeParams(folder: string, source: string, env: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(folder, { recursive: true });
  const own = (await readdir(source)).filter((name) => name === ".env" || name.startsWith(".env."));
  await Promise.all(own.map((name) => copyFile(join(source, name), join(folder, name))));
  const set = Object.entries(env).filter(([name, value]) => name.startsWith("HEARTH_") && value !== undefined);
  const lines = set.map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  // The last one of a name counts.
  await writeFile(join(folder, ".env.local"), `\n${lines.join("")}`, { flag: "a" });
}
