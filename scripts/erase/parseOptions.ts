import { uidSchema } from "@hearth/contract";
import { readArguments } from "../command/readArguments.ts";

export const usage = `npm run erase -- <customer's uid> [options]

  Removes a customer everywhere: conversations with all that is in them, tickets, and the account, when you say so.
  What remains are counts, and the audit's lines without whom they were about. It cannot be undone.

  --yes             without asking first
  --account         the account in Firebase Auth too; otherwise you are asked
  --by <uid>        the operator on whose word it is done, for the audit
  --project <id>    the Firebase project, or its alias in .firebaserc, whose default it is otherwise
  --emulator        the emulators that npm start runs

  Run it again after it was cut off: it goes on.`;

export type Options = {
  uid: string;
  yes: boolean;
  account: boolean;
  by?: string;
  project?: string;
  emulator: boolean;
};

const options = {
  yes: { type: "boolean" },
  account: { type: "boolean" },
  by: { type: "string" },
  project: { type: "string" },
  emulator: { type: "boolean" },
} as const;

/** Throws one message, with how it is used. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, options, usage);
  const [uid, ...others] = positionals;
  if (uid === undefined || others.length > 0) throw new Error(`Name one customer, by its uid.\n\n${usage}`);
  for (const id of [uid, ...(values.by === undefined ? [] : [values.by])]) {
    const named = uidSchema.safeParse(id);
    if (!named.success) throw new Error(`The uid ${named.error.issues[0]?.message}.\n\n${usage}`);
  }
  const { yes = false, account = false, by, project, emulator = false } = values;
  return { uid, yes, account, by, project, emulator };
}
