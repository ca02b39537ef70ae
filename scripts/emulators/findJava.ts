import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** firebase-tools 15 refuses an older one. */
export const OLDEST_JAVA = 21;

const executable = process.platform === "win32" ? "java.exe" : "java";

/** The major version in what `java -version` prints; `1.8.0_392` is 8. Undefined where there is none. */
export function parseJavaVersion(printed: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  if (first === undefined) return undefined;
  return first === "1" && second !== undefined ? Number(second) : Number(first);
}

/**
 * The path of the first `java` that is new enough: from JAVA_HOME, PATH, then where Linux and macOS install them.
 * firebase-tools takes the first on PATH whatever its age. Throws with what to install where there is none.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const tooOld: string[] = [];
  for (const candidate of await candidates(env)) {
    const version = await javaVersion(candidate);
    if (version === undefined) continue;
    if (version >= OLDEST_JAVA) return candidate;
    tooOld.push(`${candidate} is version ${version}`);
  }
  const found = tooOld.length > 0 ? ` (${tooOld.join(", ")})` : "";
  throw new Error(
    `The Firebase emulators need Java ${OLDEST_JAVA} or newer, and none was found${found}. ` +
      "Install one (for example Eclipse Temurin) or point JAVA_HOME at it.",
  );
}

async function candidates(env: NodeJS.ProcessEnv): Promise<string[]> {
  const homes = [env.JAVA_HOME, ...(await linuxHomes()), await macHome()].filter((home) => home !== undefined);
  const onPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const fromHomes = homes.map((home) => join(home, "bin", executable));
  const fromPath = onPath.map((folder) => join(folder, executable));
  const preferred = env.JAVA_HOME ? 1 : 0;
  return [...new Set([...fromHomes.slice(0, preferred), ...fromPath, ...fromHomes.slice(preferred)])];
}

async function linuxHomes(): Promise<string[]> {
  const folder = "/usr/lib/jvm";
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

async function macHome(): Promise<string | undefined> {
  if (process.platform !== "darwin") return undefined;
  const home = await run("/usr/libexec/java_home", ["--version", `${OLDEST_JAVA}+`], { timeout: 10_000 }).catch(
    () => undefined,
  );
  return home?.stdout.trim();
}

async function javaVersion(java: string): Promise<number | undefined> {
  try {
    const printed = await run(java, ["-version"], { timeout: 10_000 });
    return parseJavaVersion(printed.stderr + printed.stdout);
  } catch {
    return undefined;
  }
}
