import { resolve } from "node:path";
import { uidSchema } from "@hearth/contract";
import { readArguments } from "../command/readArguments.ts";

export const usage = `npm run export -- <customer's uid> [options]

  Writes all that Hearth keeps of one customer, as one JSON document: what a person may ask for.

  --out <file>     where to; otherwise it is printed (npm run --silent export -- … prints nothing else)
  --project <id>   the Firebase project, or its alias in .firebaserc, whose default it is otherwise
  --emulator       the emulators that npm start runs`;

export type Options = { uid: string; out?: string; project?: string; emulator: boolean };

const options = { out: { type: "string" }, project: { type: "string" }, emulator: { type: "boolean" } } as const;

/** `from`: the folder that paths start at. Throws one message, with how it is used. */
export function parseOptions(args: readonly string[], from: string): Options {
  const { values, positionals } = readArguments(args, options, usage);
  const [uid, ...others] = positionals;
  if (uid === undefined || others.length > 0) throw new Error(`Name one customer, by its uid.\n\n${usage}`);
  const named = uidSchema.safeParse(uid);
  if (!named.success) throw new Error(`The uid ${named.error.issues[0]?.message}.\n\n${usage}`);
  const { out, project, emulator = false } = values;
  return { uid, out: out === undefined ? undefined : resolve(from, out), project, emulator };
}
