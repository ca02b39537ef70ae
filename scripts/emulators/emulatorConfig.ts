/** What firebase-tools can emulate of the services that Hearth uses. */
export const emulatorNames = ["auth", "firestore", "functions", "storage", "tasks", "hosting"] as const;
export type Emulator = (typeof emulatorNames)[number];

/** One for each emulator, for the stream, and for what firebase-tools starts beside them. */
export const portNames = [...emulatorNames, "stream", "hub", "eventarc", "logging", "websocket"] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Record<PortName, number>;

/** Never `localhost`: that is two addresses, of which emulators and clients may each take another. */
export const HOST = "127.0.0.1";

/**
 * firebase.json with every port replaced. The emulator UI is left out: it would be one more download. All ports are
 * named, also of what is not asked for, since firebase-tools looks for free ones by itself otherwise and starts
 * eventarc and tasks with functions unasked.
 */
export function emulatorConfig(firebaseJson: Record<string, unknown>, ports: Ports): Record<string, unknown> {
  const at = (name: PortName) => ({ host: HOST, port: ports[name] });
  return {
    ...firebaseJson,
    emulators: {
      ...Object.fromEntries([...emulatorNames, "hub", "eventarc", "logging"].map((name) => [name, at(name as PortName)])),
      firestore: { ...at("firestore"), websocketPort: ports.websocket },
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
    },
    ...only.map((name) => of[name]),
  );
}
