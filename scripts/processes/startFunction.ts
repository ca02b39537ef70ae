import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "../ports/freePorts.ts";
import { type Child, type Exit, startChild } from "./startChild.ts";

// The package exports its library only; the server's entry point lies beside it.
const functionsFramework = join(
  dirname(createRequire(import.meta.url).resolve("@google-cloud/functions-framework")),
  "main.js",
);
const functionsFolder = fileURLToPath(new URL("../../functions", import.meta.url));

const START_MS = 60_000;
/** The framework is allowed 10 s after SIGTERM in production; a script that ends has less patience. */
const STOP_MS = 3_500;
const CONNECT_EVERY_MS = 20;

export interface FunctionOptions {
  /** The name of an export of the functions' entry point, as `firebase deploy` knows it. */
  target: string;
  port?: number;
  /** Added to this process's own environment. */
  env?: NodeJS.ProcessEnv;
  /** The folder of the package that exports it; by default `functions/`, which must have been built. */
  source?: string;
  logFile?: string;
  /** Ends a start-up that nobody waits for any more. */
  signal?: AbortSignal;
}

export interface RunningFunction {
  url: string;
  pid: number;
  process: ChildProcess;
  /** Sends the signal (SIGTERM by default) and waits; what has not ended after 3.5 s is killed. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
  exited: Promise<Exit>;
  output(): string;
}

/** Runs one function under the functions framework, the server it has in production, until it accepts requests. */
export async function startFunction(options: FunctionOptions): Promise<RunningFunction> {
  const { target, source = functionsFolder, logFile } = options;
  const port = options.port ?? (await freePorts(1))[0];
  const args = [functionsFramework, `--target=${target}`, `--port=${port}`, `--source=${source}`];
  const env = { ...process.env, FUNCTION_TARGET: target, FUNCTION_SIGNATURE_TYPE: "http", ...options.env };
  const child = startChild(args, { env, cwd: source, logFile });
  const stop = (signal: NodeJS.Signals = "SIGTERM") => child.end({ signal, withinMs: STOP_MS });
  try {
    await accepting(child, Number(port), options.signal);
  } catch (error) {
    await child.end();
    options.signal?.throwIfAborted();
    throw new Error(
      `The function ${target} did not start. ${error instanceof Error ? error.message : ""}\n${child.output()}`,
    );
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    process: child.process,
    stop,
    exited: child.exited,
    output: child.output,
  };
}

/** The framework says nothing when it listens in production, so the port is asked. */
async function accepting(child: Child, port: number, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_MS;
  let ended: Exit | undefined;
  void child.exited.then((exit) => {
    ended = exit;
  });
  while (!(await accepts(port))) {
    signal?.throwIfAborted();
    if (ended) throw new Error(`It ended with ${ended.signal ?? `code ${ended.code}`}.`);
    if (Date.now() > deadline) throw new Error(`It accepted no connection within ${START_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, CONNECT_EVERY_MS));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
