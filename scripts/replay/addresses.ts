import { z } from "zod";
import { HOST } from "../emulators/emulatorConfig.ts";
import { startPorts } from "../ports/startPorts.ts";

/** How long an address may take to answer at all: the first call may have to wait for a worker process. */
const patience = 30_000;

/** Where Hearth and its emulators are. `auth` and `firestore` are `host:port`. */
export type Addresses = { api: string; stream: string; auth: string; firestore: string; projectId: string };

const urlSchema = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
const hostSchema = z.string().regex(/^[^/\s]+:\d+$/, "must be host:port");

/** From the environment; what it does not name, or names as "", is where `npm start` listens. Throws, naming every mistake. */
export function addressesFrom(env: Readonly<Record<string, string | undefined>>): Addresses {
  const ports = startPorts(env);
  const variables = z.object({
    HEARTH_API_URL: urlSchema.default(`http://${HOST}:${ports.hosting}`),
    HEARTH_STREAM_URL: urlSchema.default(`http://${HOST}:${ports.stream}`),
    FIREBASE_AUTH_EMULATOR_HOST: hostSchema.default(`${HOST}:${ports.auth}`),
    FIRESTORE_EMULATOR_HOST: hostSchema.default(`${HOST}:${ports.firestore}`),
    GCLOUD_PROJECT: z.string().default("demo-hearth"),
  });
  const result = variables.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!result.success) {
    const mistakes = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(`Not all addresses can be used:\n${mistakes.join("\n")}`);
  }
  const { HEARTH_API_URL, HEARTH_STREAM_URL, FIREBASE_AUTH_EMULATOR_HOST, FIRESTORE_EMULATOR_HOST } = result.data;
  return {
    api: HEARTH_API_URL,
    stream: HEARTH_STREAM_URL,
    auth: FIREBASE_AUTH_EMULATOR_HOST,
    firestore: FIRESTORE_EMULATOR_HOST,
    projectId: result.data.GCLOUD_PROJECT,
  };
}

/** Throws one message that names everything that does not answer. */
export async function mustAnswer(addresses: Addresses, signal: AbortSignal): Promise<void> {
  const asked = {
    API: `${addresses.api}/v1/health`,
    stream: `${addresses.stream}/health`,
    "Auth emulator": `http://${addresses.auth}/`,
    "Firestore emulator": `http://${addresses.firestore}/`,
  };
  const silent = await Promise.all(
    Object.entries(asked).map(async ([name, url]) => ((await answers(url, signal)) ? [] : [`  ${name}: ${url}`])),
  );
  signal.throwIfAborted();
  const lines = silent.flat();
  if (lines.length === 0) return;
  throw new Error(
    `Hearth does not answer at:\n${lines.join("\n")}\nStart it with npm start, or have this run start its own with --own.`,
  );
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
