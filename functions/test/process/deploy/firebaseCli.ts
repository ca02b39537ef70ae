import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const source = join(root, "functions");
const projectId = "hearth-example";

// firebase-tools has no API for these: they are what `firebase deploy` itself calls, before it needs an account.
const load = createRequire(import.meta.url);
const cli = z
  .object({
    prepareFunctionsUpload: callable<[string, string, object, string[], undefined, object], Promise<unknown>>(),
    unzip: callable<[string, string], Promise<void>>(),
    tryCreateDelegate: callable<[object], Promise<unknown>>(),
    loadFirebaseEnvs: callable<[object, string], Values>(),
    loadUserEnvs: callable<[object], Values>(),
    resolveBackend: callable<[object], Promise<unknown>>(),
    endpointsAreValid: callable<[unknown, unknown], void>(),
    empty: callable<[], unknown>(),
    setNonInteractive: callable<[boolean], void>(),
  })
  .parse({
    ...load("firebase-tools/lib/deploy/functions/prepareFunctionsUpload.js"),
    ...load("firebase-tools/lib/unzip.js"),
    ...load("firebase-tools/lib/deploy/functions/runtimes/node/index.js"),
    ...load("firebase-tools/lib/functions/env.js"),
    ...load("firebase-tools/lib/deploy/functions/build.js"),
    ...load("firebase-tools/lib/deploy/functions/validate.js"),
    ...load("firebase-tools/lib/prompt.js"),
    empty: load("firebase-tools/lib/deploy/functions/backend.js").empty,
  });

const firebaseJson = z.object({ functions: z.tuple([z.object({ ignore: z.array(z.string()), runtime: z.string() })]) });
// Not an object schema: that would copy it, without its prototype.
const delegateSchema = z.custom<{ discoverBuild(config: object, environment: Values): Promise<unknown> }>(
  (value) => typeof value === "object" && value !== null && "discoverBuild" in value,
);
const buildSchema = z.looseObject({
  endpoints: z.record(z.string(), z.unknown()),
  params: z.array(
    z.looseObject({ name: z.string(), description: z.string(), default: z.union([z.string(), z.number()]) }),
  ),
});
const secretsSchema = z.object({
  params: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  endpoints: z.record(
    z.string(),
    z.looseObject({ secretEnvironmentVariables: z.array(z.looseObject({ key: z.string() })).nullish() }),
  ),
});
const endpointSchema = z.object({
  region: z.string(),
  availableMemoryMb: z.number(),
  cpu: z.number(),
  concurrency: z.number(),
  timeoutSeconds: z.number(),
  minInstances: z.number().nullable(),
  maxInstances: z.number(),
  httpsTrigger: z.object({ invoker: z.array(z.string()) }).optional(),
  eventTrigger: z.object({ retry: z.boolean(), eventType: z.string() }).optional(),
  scheduleTrigger: z.object({ schedule: z.string(), retryConfig: z.object({ retryCount: z.number() }) }).optional(),
});
const backendSchema = z.object({ endpoints: z.record(z.string(), z.record(z.string(), endpointSchema)) });
const resolvedSchema = z.object({
  backend: z.unknown(),
  envs: z.record(z.string(), z.object({ rawValue: z.string() })),
});

type Values = Record<string, string>;
export type Build = z.infer<typeof buildSchema>;
export type Resolved = { functions: Record<string, z.infer<typeof endpointSchema>>; env: Values };

/** Packs functions/ into the archive that the CLI uploads, and unpacks that into the folder. */
export async function unpackUpload(folder: string): Promise<void> {
  const { ignore } = await functionsConfig();
  const archive = z
    .object({ pathToSource: z.string() })
    .parse(await cli.prepareFunctionsUpload(root, source, { ignore }, [], undefined, { exportType: "zip" }));
  await cli.unzip(archive.pathToSource, folder);
  await rm(archive.pathToSource);
}

/** Runs the code, with these values set, as the CLI does to learn which functions and params there are. */
export async function discover(values: Values = committedValues()): Promise<Build> {
  const { runtime } = await functionsConfig();
  const delegate = await cli.tryCreateDelegate({ projectId, projectDir: root, sourceDir: source, runtime });
  const environment = { ...values, ...cli.loadFirebaseEnvs({ projectId }, projectId) };
  return buildSchema.parse(await delegateSchema.parse(delegate).discoverBuild({}, environment));
}

/** The secrets that the CLI would ask for, and hand to these functions. */
export async function discoverSecrets(values: Values): Promise<Record<string, string[]>> {
  const { runtime } = await functionsConfig();
  const delegate = await cli.tryCreateDelegate({ projectId, projectDir: root, sourceDir: source, runtime });
  const environment = { ...values, ...cli.loadFirebaseEnvs({ projectId }, projectId) };
  const build = secretsSchema.parse(await delegateSchema.parse(delegate).discoverBuild({}, environment));
  return Object.fromEntries(
    build.params
      .filter(({ type }) => type === "secret")
      .map(({ name }) => {
        const holders = Object.entries(build.endpoints).filter(([, { secretEnvironmentVariables = [] }]) =>
          secretEnvironmentVariables?.some(({ key }) => key === name),
        );
        return [name, holders.map(([id]) => id)];
      }),
  );
}

/** What functions/.env says, read as the CLI reads it for a project that has no file of its own. */
export function committedValues(): Values {
  return cli.loadUserEnvs({ functionsSource: source, projectId, projectDir: root });
}

/**
 * What would be deployed with these values: `ask` presses Enter at every question that is left, `refuse` is
 * `--non-interactive`, which throws where there is one.
 */
export async function resolve(build: Build, userEnvs: Values, questions: "ask" | "refuse"): Promise<Resolved> {
  // Of the whole program, not of a call: the default answers each question.
  cli.setNonInteractive(true);
  const options = { firebaseConfig: { projectId }, codebase: "hearth", isEmulator: false };
  const resolved = await cli.resolveBackend({ build, userEnvs, nonInteractive: questions === "refuse", ...options });
  const { backend, envs } = resolvedSchema.parse(resolved);
  cli.endpointsAreValid(backend, cli.empty());
  const env = Object.entries(envs).map(([name, { rawValue }]): [string, string] => [name, rawValue]);
  const byRegion = Object.values(backendSchema.parse(backend).endpoints);
  return { functions: Object.assign({}, ...byRegion), env: Object.fromEntries(env) };
}

async function functionsConfig() {
  const { functions } = firebaseJson.parse(JSON.parse(await readFile(join(root, "firebase.json"), "utf8")));
  return functions[0];
}

function callable<Parameters extends unknown[], Result>() {
  return z.custom<(...parameters: Parameters) => Result>((value) => typeof value === "function");
}
