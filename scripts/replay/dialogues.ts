import { readFile } from "node:fs/promises";
import { maxTextLength, normalizeText, textLength } from "@hearth/contract";
import { z } from "zod";

const turnSchema = z.object({
  speaker: z.enum(["customer", "bot"]),
  text: z
    .string()
    .refine((text) => normalizeText(text) !== "", { error: "must not be empty" })
    .refine((text) => textLength(normalizeText(text)) <= maxTextLength, {
      error: `must be at most ${maxTextLength} characters`,
    }),
});

const dialogueSchema = z.object({ id: z.string().min(1).max(100), turns: z.array(turnSchema).min(1) });

export const dialoguesSchema = z.object({ dialogues: z.array(dialogueSchema).min(1) });

export type Dialogue = z.infer<typeof dialogueSchema>;
export type Turn = z.infer<typeof turnSchema>;

/** How many mistakes of a file are named. */
const named = 10;

/** The dialogues in a file. Throws one message that names the file and what is wrong in it. */
export async function readDialogues(file: string): Promise<Dialogue[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  });
  return parseDialogues(file, text);
}

export function parseDialogues(file: string, text: string): Dialogue[] {
  const result = dialoguesSchema.safeParse(parseJson(file, text));
  if (result.success) return result.data.dialogues;
  const mistakes = result.error.issues.map(({ path, message }) => `  ${path.join(".") || "the file"}: ${message}`);
  const more = mistakes.length > named ? [`  and ${mistakes.length - named} more`] : [];
  throw new Error(
    `${file} is not {"dialogues": [{"id", "turns": [{"speaker", "text"}]}]}:\n${[...mistakes.slice(0, named), ...more].join("\n")}`,
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}
