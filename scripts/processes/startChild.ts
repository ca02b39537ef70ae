import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { descendants, killAll, killTree, type RunningProcess, signal } from "./processTree.ts";

const endWithParent = fileURLToPath(new URL("endWithParent.ts", import.meta.url));

/** Enough to say why something failed. What is older is forgotten. */
const KEPT_OUTPUT = 256 * 1024;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  pid: number;
  process: ChildProcess;
  exited: Promise<Exit>;
  /** The last 256 kB it printed, both streams. */
  output(): string;
  /** The first match in what it prints, now or later; fails when it exits first. */
  printed(pattern: RegExp): Promise<void>;
  /** Remembers what runs below it now, so that `end` finds it even where this process has died before its children. */
  rememberDescendants(): void;
  /** Ends it and everything below it: by the signal if one is given and it suffices within the time, else at once. */
  end(gracefully?: { signal: NodeJS.Signals; withinMs: number }): Promise<Exit>;
}

/**
 * Runs a Node program as a child that ends with this process. It has a session of its own: a Ctrl-C in the terminal
 * reaches this process alone, which then stops its children in order.
 */
export function startChild(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; logFile?: string },
): Child {
  const child = spawn(process.execPath, ["--import", endWithParent, ...args], {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const pid = child.pid ?? fail(`Could not run ${process.execPath}.`);
  const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: "a" });
  let kept = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      kept = (kept + text).slice(-KEPT_OUTPUT);
      log?.write(text);
    });
  }
  let remembered: RunningProcess[] = [];
  const exited = new Promise<Exit>((resolve) => {
    child.once("close", (code, signal) => {
      log?.end();
      resolve({ code, signal });
    });
  });

  return {
    pid,
    process: child,
    exited,
    output: () => kept,
    printed,
    rememberDescendants: () => {
      remembered = descendants(pid);
    },
    end,
  };

  async function printed(pattern: RegExp): Promise<void> {
    const match = new AbortController();
    const seen = new Promise<void>((resolve) => {
      const look = () => {
        if (pattern.test(kept)) resolve();
      };
      // Listeners go once it is found: every later line would search the kept output again.
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on("data", look);
        match.signal.addEventListener("abort", () => stream?.off("data", look));
      }
      look();
    });
    const tooSoon = exited.then(({ code, signal }) => {
      throw new Error(`It ended with ${signal ?? `code ${code}`}.`);
    });
    await Promise.race([seen, tooSoon]).finally(() => match.abort());
  }

  async function end(gracefully?: { signal: NodeJS.Signals; withinMs: number }): Promise<Exit> {
    const below = [...remembered, ...descendants(pid)];
    if (gracefully && isRunning()) {
      signal(pid, gracefully.signal);
      await Promise.race([exited, timeout(gracefully.withinMs)]);
    }
    if (isRunning()) killTree(pid);
    killAll(below);
    return exited;
  }

  function isRunning(): boolean {
    return child.exitCode === null && child.signalCode === null;
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
