import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { z } from "zod";
import { freePorts } from "../ports/freePorts.ts";
import { type Child, type Exit, startChild } from "../processes/startChild.ts";
import { type Emulator, emulatorEnv, HOST, type Ports, portNames } from "./emulatorConfig.ts";
import { type EmulatorFolder, makeEmulatorFolder } from "./makeEmulatorFolder.ts";

const firebase = createRequire(import.meta.url).resolve("firebase-tools/lib/bin/firebase.js");

const REGION = "us-central1";
/** Generous: it ends what hangs. A laptop needs 10 s, a machine that is busy with other things a minute. */
const START_MS = 180_000;
const DOWNLOAD_MS = 15 * 60_000;
/** What is left of the 5 s in which everything must have ended goes to killing what did not. */
const STOP_MS = 3_500;
const TRIES = 3;

export interface EmulatorOptions {
  only: readonly Emulator[];
  /** What is not named gets a port that is free now. */
  ports?: Partial<Ports>;
  /** Must begin with `demo-`: then nothing leaves the machine. */
  projectId?: string;
  /** Where everything the emulators print is added. */
  logFile?: string;
  /** For firebase-tools and the functions that it runs; Hearth's parameters among it. */
  env?: Record<string, string>;
  /** Ends a start-up that nobody waits for any more. */
  signal?: AbortSignal;
}

export interface Emulators {
  projectId: string;
  ports: Ports;
  /** For `process.env` or a child process: with it the Firebase SDKs speak to these emulators and to nothing else. */
  env: Record<string, string>;
  urls: { api?: string; hosting?: string };
  /** One line each on what stands in for a program that firebase-tools could not download. */
  notices: string[];
  /** When firebase-tools has ended, asked to or not. */
  exited: Promise<Exit>;
  /** Ends every process within 5 s, JVMs included. */
  stop(): Promise<void>;
}

/**
 * Starts the emulators of firebase-tools and waits until they are ready. Throws, with the end of what they printed,
 * when they are not; nothing of them runs then.
 */
export async function startEmulators(options: EmulatorOptions): Promise<Emulators> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      // Somebody else took a port between the choice and the start.
      if (!(error instanceof PortTaken) || attempt === TRIES) throw error;
    }
  }
}

class PortTaken extends Error {}

async function startOnce(options: EmulatorOptions): Promise<Emulators> {
  const { only, projectId = "demo-hearth", logFile } = options;
  if (!projectId.startsWith("demo-")) throw new Error(`Emulators need a project id with demo- before it: ${projectId}`);
  const ports = await choosePorts(options.ports ?? {});
  const env = { ...emulatorEnv(only, ports, projectId), ...options.env };
  const folder = await makeEmulatorFolder(only, ports, env);
  const args = [`--config=${folder.config}`, `--project=${projectId}`, `--only=${only.join(",")}`, "--non-interactive"];
  const child = startChild([firebase, "emulators:start", ...args], { cwd: folder.path, env: folder.env, logFile });
  try {
    await ready(child, options, ports, folder);
  } catch (error) {
    await child.end();
    await folder.remove();
    throw error;
  }

  let stopped: Promise<void> | undefined;
  return {
    projectId,
    ports,
    env,
    urls: {
      ...(only.includes("functions") && { api: `http://${HOST}:${ports.functions}/${projectId}/${REGION}/api` }),
      ...(only.includes("hosting") && { hosting: `http://${HOST}:${ports.hosting}` }),
    },
    notices: folder.notices,
    exited: child.exited,
    stop: () => {
      stopped ??= child.end({ signal: "SIGINT", withinMs: STOP_MS }).then(folder.remove);
      return stopped;
    },
  };
}

async function ready(child: Child, options: EmulatorOptions, ports: Ports, folder: EmulatorFolder): Promise<void> {
  const limit = AbortSignal.timeout(folder.downloads ? DOWNLOAD_MS : START_MS);
  const { signal = limit } = options;
  try {
    await Promise.race([child.printed(/All emulators ready!/), aborted(AbortSignal.any([limit, signal]))]);
    if (options.only.includes("functions")) await functionsLoaded(ports.functions);
  } catch (error) {
    if (signal.aborted && signal !== limit) throw signal.reason;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The emulators did not start: ${reason}\n${child.output()}`;
    throw /port taken/i.test(child.output()) ? new PortTaken(message) : new Error(message);
  }
  child.rememberDescendants();
  await rm(folder.config);
}

async function choosePorts(chosen: Partial<Ports>): Promise<Ports> {
  const free = await freePorts(portNames.length);
  const entries = portNames.map((name, index) => [name, chosen[name] ?? free[index]]);
  return z.record(z.enum(portNames), z.int()).parse(Object.fromEntries(entries));
}

/** firebase-tools calls itself ready also where it could not load the functions. */
async function functionsLoaded(port: number): Promise<void> {
  const response = await fetch(`http://${HOST}:${port}/backends`);
  const loaded = z
    .object({ backends: z.array(z.object({ functionTriggers: z.array(z.unknown()) })) })
    .parse(await response.json())
    .backends.some(({ functionTriggers }) => functionTriggers.length > 0);
  if (!loaded) throw new Error("no function could be loaded. Has `npm run build` been run?");
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    signal.addEventListener("abort", fail, { once: true });
  });
}
