import { z } from "zod";

/** What firebase-tools can emulate of the services that Hearth uses. */
export const emulatorNames = ["auth", "firestore", "functions", "storage", "tasks", "hosting"] as const;
export type Emulator = (typeof emulatorNames)[number];

/** One for each emulator, for the stream, and for what firebase-tools starts beside them. */
export const portNames = [...emulatorNames, "stream", "hub", "eventarc", "logging", "websocket"] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Record<PortName, number>;

/** Never `localhost`: that is two addresses, of which emulators and clients may each take another. */
export const HOST = "127.0.0.1";

const firebaseJson = z.looseObject({ functions: z.array(z.looseObject({ source: z.string() })) });

/**
 * firebase.json with every port replaced, and the functions' parameters read from a folder of their own, given from
 * where firebase.json is: firebase-tools writes each parameter's default beside the source otherwise, where it then
 * hides what the environment says. The emulator UI is left out: it would be one more download. All ports are named,
 * also of what is not asked for: firebase-tools starts eventarc and tasks with functions unasked.
 */
export function emulatorConfig(project: unknown, ports: Ports, paramsFolder: string): Record<string, unknown> {
  const { functions, ...rest } = firebaseJson.parse(project);
  const at = (name: PortName) => ({ host: HOST, port: ports[name] });
  return {
    ...rest,
    functions: functions.map((codebase) => ({ ...codebase, configDir: paramsFolder })),
    emulators: {
      auth: at("auth"),
      firestore: { ...at("firestore"), websocketPort: ports.websocket },
      functions: at("functions"),
      storage: at("storage"),
      tasks: at("tasks"),
      hosting: at("hosting"),
      hub: at("hub"),
      eventarc: at("eventarc"),
      logging: at("logging"),
      ui: { enabled: false },
      singleProjectMode: true,
    },
  };
}

/** The environment in which the Firebase SDKs speak to these emulators and to nothing else. */
export function emulatorEnv(only: readonly Emulator[], ports: Ports, projectId: string): Record<string, string> {
  const at = (name: PortName) => `${HOST}:${ports[name]}`;
  const of: Record<Emulator, Record<string, string>> = {
    auth: { FIREBASE_AUTH_EMULATOR_HOST: at("auth") },
    firestore: { FIRESTORE_EMULATOR_HOST: at("firestore") },
    functions: { CLOUD_TASKS_EMULATOR_HOST: at("tasks"), CLOUD_EVENTARC_EMULATOR_HOST: `http://${at("eventarc")}` },
    storage: { FIREBASE_STORAGE_EMULATOR_HOST: at("storage"), STORAGE_EMULATOR_HOST: `http://${at("storage")}` },
    tasks: { CLOUD_TASKS_EMULATOR_HOST: at("tasks") },
    hosting: {},
  };
  return Object.assign(
    {
      GCLOUD_PROJECT: projectId,
      GOOGLE_CLOUD_PROJECT: projectId,
      FIREBASE_CONFIG: JSON.stringify({ projectId, storageBucket: `${projectId}.appspot.com` }),
      FIREBASE_EMULATOR_HUB: at("hub"),
      // Google's libraries would ask whether they run in its cloud, and wait for an answer that never comes.
      METADATA_SERVER_DETECTION: "none",
      HEARTH_STREAM_URL: `http://${at("stream")}`,
      // Known to everybody: it vouches for the people of the demo, and for nobody else.
      HEARTH_IDENTITY_KEYS: "demo:hearth-demo-identity-key-known-to-everybody",
      // Nothing here can sign an address.
      HEARTH_ATTACHMENT_LINKS: "own",
    },
    ...only.map((name) => of[name]),
  );
}
