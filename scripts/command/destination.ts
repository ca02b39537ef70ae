import { z } from "zod";
import { HOST } from "../emulators/emulatorConfig.ts";
import { startPorts } from "../ports/startPorts.ts";

/** Which Hearth a command is for: the environment in which the Firebase SDKs find it, and how to say it. */
export type Destination = { projectId: string; env: Record<string, string>; name: string };

type Asked = { project?: string | undefined; emulator: boolean };
type Environment = Readonly<Record<string, string | undefined>>;

const firebasercSchema = z.looseObject({ projects: z.record(z.string(), z.string()).default({}) });

/**
 * The emulators when they are asked for, or when the environment names one of them: never a mixture of theirs and a
 * real project. `firebaserc` is what `.firebaserc` says. Throws where no project is named that could be real.
 */
export function destination(options: Asked, env: Environment, firebaserc: unknown): Destination {
  const { projects } = firebasercSchema.parse(firebaserc);
  const named = options.project === undefined ? undefined : (projects[options.project] ?? options.project);
  const { FIREBASE_AUTH_EMULATOR_HOST: auth, FIRESTORE_EMULATOR_HOST: firestore, STORAGE_EMULATOR_HOST: storage } = env;
  if (options.emulator || auth || firestore) {
    const ports = startPorts(env);
    const projectId = named ?? (env.GCLOUD_PROJECT || projects.default || "demo-hearth");
    return {
      projectId,
      env: {
        GCLOUD_PROJECT: projectId,
        FIREBASE_AUTH_EMULATOR_HOST: auth || `${HOST}:${ports.auth}`,
        FIRESTORE_EMULATOR_HOST: firestore || `${HOST}:${ports.firestore}`,
        STORAGE_EMULATOR_HOST: storage || `http://${HOST}:${ports.storage}`,
        FIREBASE_CONFIG:
          env.FIREBASE_CONFIG || JSON.stringify({ projectId, storageBucket: `${projectId}.appspot.com` }),
        // Google's libraries would ask whether they run in its cloud, and wait for an answer that never comes.
        METADATA_SERVER_DETECTION: "none",
      },
      name: `project ${projectId} on the emulators`,
    };
  }
  const projectId = named ?? projects.default;
  if (projectId === undefined || projectId.startsWith("demo-")) {
    throw new Error(
      "Say in which project: --project <id>, or make it the default with: npx firebase use --add\n" +
        "For the emulators that npm start runs: --emulator",
    );
  }
  return { projectId, env: { GCLOUD_PROJECT: projectId }, name: `project ${projectId}` };
}
