import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Removes what earlier runs left behind that were killed: entries named `<prefix><process id>-…` of a dead process. */
export async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => {
    const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}
