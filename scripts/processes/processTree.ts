import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process, told from a later one with the same id by when it started. */
export interface RunningProcess {
  pid: number;
  parent: number;
  started: string;
}

/**
 * Every process below this one, also those with a process group of their own: firebase-tools gives each JVM one, so
 * that a signal to its group would leave them running.
 */
export function descendants(pid: number): RunningProcess[] {
  const all = runningProcesses();
  const found: RunningProcess[] = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = all.filter(({ parent }) => parents.has(parent));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** Ends at once those of the processes that still run. */
export function killAll(processes: readonly RunningProcess[]): void {
  const running = new Map(runningProcesses().map((process) => [process.pid, process.started]));
  for (const { pid, started } of processes) {
    if (running.get(pid) === started) signal(pid, "SIGKILL");
  }
}

/** Ends at once a process and everything below it. */
export function killTree(pid: number): void {
  // Stopped first: what can start no more children has none that escape the list.
  if (!signal(pid, "SIGSTOP")) return;
  const below = descendants(pid);
  signal(pid, "SIGKILL");
  killAll(below);
}

/** Sends a signal; false where there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function runningProcesses(): RunningProcess[] {
  return process.platform === "linux" ? fromProc() : fromPs();
}

function fromProc(): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      if (stat === undefined) return [];
      // The second field is the command in brackets and may hold spaces and brackets itself.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [state, parent, started] = [fields[0], fields[1], fields[19]];
      if (state === "Z" || parent === undefined || started === undefined) return [];
      return [{ pid: Number(name), parent: Number(parent), started }];
    });
}

function readStat(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}

function fromPs(): RunningProcess[] {
  const printed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,lstart="], { encoding: "utf8" });
  return printed.split("\n").flatMap((line) => {
    const [, pid, parent, started] = /^\s*(\d+)\s+(\d+)\s+[^Z\s]\S*\s+(.+)$/.exec(line) ?? [];
    if (pid === undefined || parent === undefined || started === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), started }];
  });
}
