import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Emulator, emulatorConfig, type Ports } from "./emulatorConfig.ts";
import { emulatorPrograms } from "./emulatorPrograms.ts";
import { removeLeftovers } from "./removeLeftovers.ts";
import { writeParams } from "./writeParams.ts";

const FOLDER_PREFIX = "hearth-";
/** Hidden, so that neither deploys nor checks take it for a file of the project. */
const CONFIG_PREFIX = ".firebase-emulators-";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What one run of firebase-tools works in. */
export interface EmulatorFolder {
  path: string;
  /** The generated firebase.json. It may go once the emulators are ready. */
  config: string;
  /** The environment for firebase-tools. */
  env: NodeJS.ProcessEnv;
  notices: string[];
  downloads: boolean;
  remove(): Promise<void>;
}

/** Makes a temporary folder for firebase-tools; `env` is for it and the functions that it runs. */
export async function makeEmulatorFolder(
  only: readonly Emulator[],
  ports: Ports,
  env: Record<string, string>,
): Promise<EmulatorFolder> {
  await removeLeftovers(tmpdir(), FOLDER_PREFIX);
  await removeLeftovers(root, CONFIG_PREFIX);
  const path = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  // In the project's folder: firebase-tools finds functions and rules from where its configuration is.
  const config = join(root, `${CONFIG_PREFIX}${process.pid}-${ports.hub}.json`);
  const remove = async () => {
    await Promise.all([path, config].map((each) => rm(each, { recursive: true, force: true })));
  };
  try {
    const { downloads, notices, ...programs } = await emulatorPrograms(
      only,
      join(path, "bin"),
      join(root, "storage.rules"),
    );
    const params = join(path, "params");
    await writeParams(params, join(root, "functions"), { ...process.env, ...env });
    const project: unknown = JSON.parse(await readFile(join(root, "firebase.json"), "utf8"));
    await writeFile(config, JSON.stringify(emulatorConfig(project, ports, relative(root, params))));
    await writeSettings(path);
    return { path, config, env: firebaseEnv(path, programs, env), notices, downloads, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** firebase-tools' own settings, in place of the user's: no account, no usage reports, no message of the day. */
async function writeSettings(folder: string): Promise<void> {
  const settings = join(folder, "config", "configstore");
  await mkdir(settings, { recursive: true });
  await writeFile(
    join(settings, "firebase-tools.json"),
    JSON.stringify({ usage: false, motd: { fetched: Date.now() } }),
  );
}

function firebaseEnv(
  folder: string,
  programs: { path: string[]; env: Record<string, string> },
  added: Record<string, string>,
): NodeJS.ProcessEnv {
  // Credentials of a real project have no business here.
  const { GOOGLE_APPLICATION_CREDENTIALS: _, FIREBASE_TOKEN: __, ...own } = process.env;
  return {
    // A worker process takes one request at a time.
    FUNCTIONS_EMULATOR_PARALLEL: "100",
    ...own,
    ...programs.env,
    ...added,
    PATH: [...programs.path, dirname(process.execPath), own.PATH ?? ""].join(delimiter),
    XDG_CONFIG_HOME: join(folder, "config"),
    // Sockets and the note of a running hub, by which two suites of one project would otherwise find each other.
    TMPDIR: folder,
    NO_UPDATE_NOTIFIER: "1",
    // It asks npm for the newest firebase-functions before it loads ours, and waits for the answer.
    npm_config_offline: "true",
  };
}
