import { z } from "zod";
import { anyBraces, nameIn } from "./placeholders.ts";
import { textField } from "./requests/textField.ts";
import { maxTextLength } from "./text.ts";
import { timestampSchema } from "./timestamp.ts";

/** More would no longer be found by who answers. */
export const maxCannedResponses = 500;

/** What an operator types to get the text. It names the document: Firestore keeps `__…__` for itself. */
export const shortcutSchema = z
  .string()
  .overwrite((text) => text.trim().toLowerCase())
  .regex(/^(?!__.*__$)[a-z0-9_-]{1,40}$/, "must be 1 to 40 letters (a to z), digits, - or _, and not __…__");

/** A text whose every placeholder is one that can be filled; what is wrong is named, each at once. */
const templateSchema = textField(maxTextLength, { minLength: 1 }).check(({ value, issues }) => {
  for (const message of mistakesIn(value)) issues.push({ code: "custom", message, input: value });
});

export const setCannedResponseSchema = z.object({ shortcut: shortcutSchema, text: templateSchema });

export const cannedResponseSchema = z
  .object({
    id: z.string().meta({ description: "Its shortcut" }),
    shortcut: z.string(),
    text: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: "CannedResponse" });

export type CannedResponse = z.infer<typeof cannedResponseSchema>;

function mistakesIn(text: string): string[] {
  return text
    .split(anyBraces)
    .filter((part) => part.startsWith("{{") && nameIn(part) === undefined)
    .map((part) => {
      const shown = [...part].slice(0, 60).join("");
      return part.endsWith("}}") ? `knows no placeholder ${shown}` : `does not close the placeholder ${shown}`;
    });
}
