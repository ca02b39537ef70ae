import { z } from "zod";
import { textField } from "./requests/textField.ts";
import { maxTextLength } from "./text.ts";
import { timestampSchema } from "./timestamp.ts";

/** What a canned response may name, in double braces: `Hello {{customer.name}}`. */
export const placeholders = ["customer.name", "customer.email", "customer.phone", "operator.name"] as const;

type Placeholder = (typeof placeholders)[number];

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

type People = {
  customer: { name?: string | undefined; email?: string | undefined; phone?: string | undefined };
  operator: { name?: string | undefined };
};

/**
 * The text as it is sent. What is not known is left out, with the blanks before it, or after it where it begins
 * a line. Braces in what is filled in stay as they are.
 */
export function fillPlaceholders(text: string, { customer, operator }: People): string {
  const values: Record<Placeholder, string | undefined> = {
    "customer.name": customer.name,
    "customer.email": customer.email,
    "customer.phone": customer.phone,
    "operator.name": operator.name,
  };
  let filled = "";
  let isGap = false;
  for (const part of text.split(anyBraces)) {
    const name = nameIn(part);
    const value = name === undefined ? part : (values[name]?.trim() ?? "");
    const isLeftOut = name !== undefined && value === "";
    if (isLeftOut) filled = filled.replace(/[ \t]+$/, "");
    else filled += isGap && /(^|\n)$/.test(filled) ? value.replace(/^[ \t]+/, "") : value;
    isGap = isLeftOut || (isGap && part === "");
  }
  return filled;
}

/** From two braces to the next two, or to the end. */
const anyBraces = /(\{\{.*?(?:\}\}|$))/s;

function nameIn(part: string): Placeholder | undefined {
  const [, inner] = /^\{\{(.*)\}\}$/s.exec(part) ?? [];
  return placeholders.find((name) => name === inner?.trim());
}

function mistakesIn(text: string): string[] {
  return text
    .split(anyBraces)
    .filter((part) => part.startsWith("{{") && nameIn(part) === undefined)
    .map((part) => {
      const shown = [...part].slice(0, 60).join("");
      return part.endsWith("}}") ? `knows no placeholder ${shown}` : `does not close the placeholder ${shown}`;
    });
}
