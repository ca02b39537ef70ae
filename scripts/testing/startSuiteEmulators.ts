import { emulatorEnv } from "../emulators/emulatorConfig.ts";
import { type Emulators, startEmulators } from "../emulators/startEmulators.ts";

/** The two surroundings that tests run in, out of one run of the emulators. */
export interface SuiteEmulators {
  /** Auth and Firestore alone: a project of its own, in which no trigger answers to what a test writes. */
  emulatorEnv: NodeJS.ProcessEnv;
  /** With every function running; HEARTH_TEST_API_URL and HEARTH_TEST_HOSTING_URL say where. */
  processEnv: NodeJS.ProcessEnv | undefined;
  stop(): Promise<void>;
}

/** `withFunctions` needs functions that have been built. */
export async function startSuiteEmulators(options: {
  withFunctions: boolean;
  logFile?: string;
  signal?: AbortSignal;
}): Promise<SuiteEmulators> {
  const { withFunctions, logFile, signal } = options;
  const only = withFunctions
    ? (["auth", "firestore", "functions", "storage", "tasks", "hosting"] as const)
    : (["auth", "firestore"] as const);
  const emulators = await startEmulators({ only, logFile, signal });
  return {
    emulatorEnv: { ...process.env, ...emulatorEnv(["auth", "firestore"], emulators.ports, "demo-hearth-suite") },
    processEnv: withFunctions ? { ...process.env, ...emulators.env, ...addresses(emulators) } : undefined,
    stop: emulators.stop,
  };
}

function addresses({ urls }: Emulators): Record<string, string> {
  return {
    ...(urls.api && { HEARTH_TEST_API_URL: urls.api }),
    ...(urls.hosting && { HEARTH_TEST_HOSTING_URL: urls.hosting }),
  };
}
