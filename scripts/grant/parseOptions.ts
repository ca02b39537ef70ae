import { z } from "zod";
import { readArguments } from "../command/readArguments.ts";

export const usage = `npm run grant -- <email> operator|admin [options]

  Makes an account an operator or admin of Hearth. The first admin is made like this; admins make everyone after.

  --name "<name>"   what the team and customers see; else the account's own name, else its e-mail
  --project <id>    the Firebase project, or its alias in .firebaserc, whose default it is otherwise
  --emulator        the account on the emulators that npm start runs

  FIREBASE_AUTH_EMULATOR_HOST and FIRESTORE_EMULATOR_HOST name other emulators.`;

const optionsSchema = z.object({
  email: z.email("is no e-mail address"),
  role: z.enum(["operator", "admin"], "is operator or admin"),
  name: z.string().trim().min(1, "is empty").max(100, "is longer than 100 characters").optional(),
  project: z.string().min(1, "is empty").optional(),
  emulator: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema>;

const options = { name: { type: "string" }, project: { type: "string" }, emulator: { type: "boolean" } } as const;

/** Throws one message with every mistake, and how it is used. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, options, usage);
  const [email, role, ...others] = positionals;
  if (email === undefined || role === undefined || others.length > 0) {
    throw new Error(`Name an e-mail and a role.\n\n${usage}`);
  }
  const result = optionsSchema.safeParse({ email, role, ...values });
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`${mistakes.join("\n")}\n\n${usage}`);
}
