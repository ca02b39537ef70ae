import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const PROBE_TIMEOUT_MS = 4_000;

const download = z.object({ remoteUrl: z.url(), downloadPathRelativeToCacheDir: z.string() });
const downloads = z.object({ firestore: download, storage: download });

/**
 * Whether firebase-tools has its own program for this emulator or can fetch it now. Bounded by a few seconds: a
 * machine without network may drop packets in silence, and firebase-tools itself would wait for minutes.
 */
export async function firebaseDownload(
  emulator: "firestore" | "storage",
  env: NodeJS.ProcessEnv = process.env,
): Promise<"cached" | "downloadable" | "unavailable"> {
  const info = createRequire(import.meta.url)("firebase-tools/lib/emulator/downloadableEmulatorInfo.json");
  const { remoteUrl, downloadPathRelativeToCacheDir } = downloads.parse(info)[emulator];
  const cache = env.FIREBASE_EMULATORS_PATH || join(homedir(), ".cache", "firebase", "emulators");
  if (existsSync(join(cache, downloadPathRelativeToCacheDir))) return "cached";
  const { host } = new URL(remoteUrl);
  const answer = asked.get(host) ?? answers(remoteUrl);
  asked.set(host, answer);
  return (await answer) ? "downloadable" : "unavailable";
}

/** A host that does not answer costs its seconds once. */
const asked = new Map<string, Promise<boolean>>();

/** Asked in a process of its own: it goes through the proxies that the environment names, and ends when told to. */
function answers(url: string): Promise<boolean> {
  const ask =
    "fetch(process.argv[1], { method: 'HEAD' }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))";
  return new Promise((resolve) => {
    const options = { timeout: PROBE_TIMEOUT_MS, killSignal: "SIGKILL" as const };
    execFile(process.execPath, ["--use-env-proxy", "--eval", ask, url], options, (error) => resolve(error === null));
  });
}
