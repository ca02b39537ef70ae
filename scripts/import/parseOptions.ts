import { resolve } from "node:path";
import { readArguments } from "../command/readArguments.ts";

export const usage = `npm run import -- <file.json> [options]

  Brings in conversations from another system: a JSON array of documents, {"conversations": [...]}, or one document a
  line. docs/importing.md says what a document looks like.

  --dry-run        says what would be done, and writes nothing
  --project <id>   the Firebase project, or its alias in .firebaserc, whose default it is otherwise
  --emulator       the emulators that npm start runs

  Run it again after it was cut off: what is there already is left as it is.
  The exit code is 1 where anything was rejected.`;

export type Options = { file: string; dryRun: boolean; project?: string; emulator: boolean };

const options = { "dry-run": { type: "boolean" }, project: { type: "string" }, emulator: { type: "boolean" } } as const;

/** `from`: the folder that the file's path starts at. Throws one message, with how it is used. */
export function parseOptions(args: readonly string[], from: string): Options {
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(`Name one file.\n\n${usage}`);
  const { "dry-run": dryRun = false, emulator = false, project } = values;
  return { file: resolve(from, file), dryRun, project, emulator };
}
