import { z } from "zod";
import { normalizeText, textLength } from "../text.ts";

/** A text field: normalized first, then measured in code points. */
export function textField(maxLength: number, options: { minLength: number } = { minLength: 0 }) {
  return z
    .string()
    .overwrite(normalizeText)
    .refine((text) => textLength(text) >= options.minLength, { error: "must not be empty" })
    .refine((text) => textLength(text) <= maxLength, { error: `must be at most ${maxLength} characters` })
    .meta({ minLength: options.minLength, maxLength });
}
