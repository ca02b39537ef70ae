import { readFileSync, writeFileSync } from "node:fs";

/** What Linux counts a second of CPU time in. */
const ticksPerSecond = 100;

/** CPU time the processes have taken so far, in seconds. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuTicks(pid), 0) / ticksPerSecond;
}

/** Memory the processes hold, in bytes; `peak`: the most since `forgetPeak`. */
export function memory(pids: readonly number[], which: "now" | "peak"): number {
  const field = which === "now" ? /^VmRSS:\s+(\d+) kB$/m : /^VmHWM:\s+(\d+) kB$/m;
  const kilobytes = (pid: number) => Number(field.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return pids.reduce((sum, pid) => sum + kilobytes(pid) * 1024, 0);
}

export function forgetPeak(pids: readonly number[]): void {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** utime and stime: the twelfth and thirteenth field after the command, which stands in brackets. */
function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
