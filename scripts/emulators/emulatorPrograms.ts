import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deniesEverything } from "./deniesEverything.ts";
import type { Emulator } from "./emulatorConfig.ts";
import { findJava } from "./findJava.ts";
import { findSdkFirestore, SDK_JAR } from "./findSdkFirestore.ts";
import { firebaseDownload } from "./firebaseDownload.ts";
import { type Substitutes, writeJavaShim } from "./javaShim.ts";

export interface EmulatorPrograms {
  /** Folders to put first on PATH. */
  path: string[];
  env: Record<string, string>;
  /** One line each on what is not firebase-tools' own. */
  notices: string[];
  downloads: boolean;
}

const denyStorageRules = fileURLToPath(new URL("denyStorageRules.mjs", import.meta.url));

/**
 * Finds Java and, where firebase-tools has no emulator of its own and cannot fetch it, what stands in for it. Files
 * go into `folder`. Throws with what to install where there is nothing.
 */
export async function emulatorPrograms(
  only: readonly Emulator[],
  folder: string,
  storageRules: string,
): Promise<EmulatorPrograms> {
  const programs: EmulatorPrograms = { path: [], env: {}, notices: [], downloads: false };
  if (!only.includes("firestore") && !only.includes("storage")) return programs;
  const substitutes: Substitutes = { java: await findJava() };
  await mkdir(folder, { recursive: true });
  if (only.includes("firestore")) await chooseFirestore();
  if (only.includes("storage")) await chooseStorage();
  if (substitutes.firestore || substitutes.storage) {
    await writeJavaShim(folder, substitutes);
    programs.path.push(folder);
  }
  programs.path.push(dirname(substitutes.java));
  return programs;

  async function chooseFirestore(): Promise<void> {
    const chosen = process.env.FIRESTORE_EMULATOR_BINARY_PATH;
    if (chosen) {
      if (basename(chosen) === SDK_JAR) substitutes.firestore = { named: chosen, jar: chosen };
      return;
    }
    if (await hasOwn("firestore")) return;
    const jar = process.platform === "win32" ? undefined : await findSdkFirestore();
    if (!jar)
      throw new Error(missing("Firestore", ", or install the Google Cloud SDK with its cloud-firestore-emulator"));
    substitutes.firestore = { named: await placeholder("firestore"), jar };
    programs.notices.push(`Firestore emulator: the Google Cloud SDK's copy, ${jar}.`);
  }

  async function chooseStorage(): Promise<void> {
    if (process.env.STORAGE_EMULATOR_BINARY_PATH || (await hasOwn("storage"))) return;
    const standIn = process.platform !== "win32" && deniesEverything(await readFile(storageRules, "utf8"));
    if (!standIn) throw new Error(missing("Storage", ""));
    substitutes.storage = { named: await placeholder("storage"), command: [process.execPath, denyStorageRules] };
    programs.notices.push("Storage rules: a stand-in that denies everything, which is all that storage.rules says.");
  }

  async function hasOwn(emulator: "firestore" | "storage"): Promise<boolean> {
    const state = await firebaseDownload(emulator);
    programs.downloads ||= state === "downloadable";
    return state !== "unavailable";
  }

  /** firebase-tools makes the file it is told executable, which only its owner may: so never the SDK's own. */
  async function placeholder(emulator: "firestore" | "storage"): Promise<string> {
    const file = join(folder, `${emulator}-emulator`);
    await writeFile(file, "");
    programs.env[`${emulator.toUpperCase()}_EMULATOR_BINARY_PATH`] = file;
    return file;
  }
}

function missing(name: string, otherwise: string): string {
  return (
    `The ${name} emulator is not on this machine, and firebase-tools cannot download it from here. Connect to the ` +
    `network once and run \`npx firebase setup:emulators:${name.toLowerCase()}\`${otherwise}.`
  );
}
