import { spawn } from "node:child_process";
import { once } from "node:events";
import { killTree } from "./processTree.ts";

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** `show` lets it print; `keep` returns what it prints, for where nobody wants to read it unless it fails. */
  output: "show" | "keep";
  /** Ends it, and everything it started, at once. */
  signal?: AbortSignal;
}

/** Runs a program to its end. Throws when it cannot be run or the signal comes; not for its exit code. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<{ code: number | null; output: string }> {
  const { cwd, env = process.env, signal } = options;
  signal?.throwIfAborted();
  const printed = options.output === "show" ? "inherit" : "pipe";
  // In a session of its own, so that a Ctrl-C reaches this process alone, which then ends it.
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", printed, printed] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      output = (output + text).slice(-256 * 1024);
    });
  }
  const end = () => child.pid && killTree(child.pid);
  signal?.addEventListener("abort", end);
  try {
    const [code] = await once(child, "close");
    signal?.throwIfAborted();
    return { code: typeof code === "number" ? code : null, output };
  } finally {
    signal?.removeEventListener("abort", end);
  }
}
