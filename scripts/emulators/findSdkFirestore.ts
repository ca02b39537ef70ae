import { access, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** The name of the jar in the Google Cloud SDK, which has no main manifest; firebase-tools' own has a version in it. */
export const SDK_JAR = "cloud-firestore-emulator.jar";

/** The Firestore emulator that comes with the Google Cloud SDK, where one is installed on this machine. */
export async function findSdkFirestore(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  for (const root of [env.CLOUDSDK_ROOT_DIR, ...(await rootsOnPath(env.PATH ?? "")), ...usualRoots()]) {
    if (!root) continue;
    const jar = join(root, "platform", "cloud-firestore-emulator", SDK_JAR);
    if (await exists(jar)) return jar;
  }
  return undefined;
}

/** `gcloud` on PATH is mostly a link into the SDK's `bin`. */
async function rootsOnPath(path: string): Promise<string[]> {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(folders.map((folder) => realpath(join(folder, "gcloud")).catch(() => undefined)));
  return found.filter((gcloud) => gcloud !== undefined).map((gcloud) => dirname(dirname(gcloud)));
}

function usualRoots(): string[] {
  return [
    join(homedir(), "google-cloud-sdk"),
    "/usr/lib/google-cloud-sdk",
    "/usr/local/google-cloud-sdk",
    "/usr/local/share/google-cloud-sdk",
    "/opt/google-cloud-sdk",
    "/opt/homebrew/share/google-cloud-sdk",
    "/snap/google-cloud-cli/current",
  ];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
