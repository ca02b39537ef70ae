import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../../../scripts/processes/runCommand.ts";
import { unpackUpload } from "./firebaseCli.ts";

export type InstalledUpload = {
  folder: string;
  /** A home folder with nothing in it. */
  home: string;
  remove(): Promise<void>;
};

/** What `firebase deploy` uploads, in a folder far from the workspace, with its dependencies as Cloud Build installs them. */
export async function installUpload(): Promise<InstalledUpload> {
  // Named like what the emulators make: should this process be killed, their next start removes it.
  const place = await realpath(await mkdtemp(join(tmpdir(), `hearth-${process.pid}-`)));
  const [folder, home] = [join(place, "workspace"), join(place, "home")];
  await Promise.all([folder, home].map((each) => mkdir(each)));
  await unpackUpload(folder);
  // With a lockfile Cloud Build runs `npm ci`, for production.
  const args = ["ci", "--omit=dev", "--prefer-offline", "--no-audit", "--no-fund"];
  const { code, output } = await runCommand("npm", args, { cwd: folder, output: "keep" });
  if (code !== 0) throw new Error(`What is uploaded cannot be installed by itself.\n${output}`);
  return { folder, home, remove: () => rm(place, { recursive: true }) };
}
