import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface PortOwner {
  pid: number;
  command: string;
}

/** Who listens on a TCP port, as far as the system tells this user. */
export async function portOwner(port: number): Promise<PortOwner | undefined> {
  const pid = process.platform === "linux" ? await fromProc(port) : await fromLsof(port);
  if (pid === undefined) return undefined;
  return { pid, command: await commandOf(pid) };
}

async function fromProc(port: number): Promise<number | undefined> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  const sockets = new Set(tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const folder = `/proc/${pid}/fd`;
    const files = await readdir(folder).catch(() => []);
    const targets = await Promise.all(files.map((file) => readlink(`${folder}/${file}`).catch(() => "")));
    if (targets.some((target) => sockets.has(target))) return Number(pid);
  }
  return undefined;
}

/** The inodes of the sockets that listen on the port, from a table like /proc/net/tcp. */
export function listeningInodes(table: string, port: number): string[] {
  const LISTENING = "0A";
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table.split("\n").flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [local, state, inode] = [fields[1], fields[3], fields[9]];
    return local?.endsWith(suffix) && state === LISTENING && inode !== undefined ? [inode] : [];
  });
}

async function fromLsof(port: number): Promise<number | undefined> {
  const found = await run("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"]).catch(() => undefined);
  const pid = Number.parseInt(found?.stdout ?? "", 10);
  return Number.isNaN(pid) ? undefined : pid;
}

async function commandOf(pid: number): Promise<string> {
  const shown = await run("ps", ["-ww", "-o", "args=", "-p", `${pid}`]).catch(() => undefined);
  if (shown) return shown.stdout.trim();
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0").join(" ").trim();
}
