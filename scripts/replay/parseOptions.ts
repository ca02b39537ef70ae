import { resolve } from "node:path";
import { z } from "zod";
import { readArguments } from "../command/readArguments.ts";

export const usage = `npm run replay -- <file> [options]

  Sends the dialogues in a file, {"dialogues": [{"id", "turns": [{"speaker": "customer" or "bot", "text"}]}]},
  through the Hearth that npm start runs, and says whether everything arrived: once, in order, nothing lost.

  --duplicate <share>   sends this share of the messages again, late and in disorder: 0 to 1, default 0
  --limit <n>           only the first n dialogues
  --concurrency <n>     so many dialogues at a time: 1 to 100, default 8
  --seed <n>            other chance; the same seed draws the same messages: default 1
  --own                 starts a Hearth of its own, on free ports, and ends it after

  HEARTH_API_URL, HEARTH_STREAM_URL, FIREBASE_AUTH_EMULATOR_HOST and FIRESTORE_EMULATOR_HOST name another Hearth.
  The exit code is 1 where anything was lost, doubled, out of order or changed.`;

const optionsSchema = z.object({
  duplicate: z.coerce.number().min(0).max(1).default(0),
  limit: z.coerce.number().int().positive().optional(),
  concurrency: z.coerce.number().int().min(1).max(100).default(8),
  seed: z.coerce.number().int().default(1),
  own: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema> & { file: string };

const options = {
  duplicate: { type: "string" },
  limit: { type: "string" },
  concurrency: { type: "string" },
  seed: { type: "string" },
  own: { type: "boolean" },
} as const;

/** `from`: the folder that the file's path starts at. Throws one message, with how it is used. */
export function parseOptions(args: readonly string[], from: string): Options {
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(`Name one file.\n\n${usage}`);
  const result = optionsSchema.safeParse(values);
  if (result.success) return { ...result.data, file: resolve(from, file) };
  const mistakes = result.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`);
  throw new Error(`${mistakes.join("\n")}\n\n${usage}`);
}
