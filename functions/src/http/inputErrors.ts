import type { InputError } from "@hearth/contract";
import type { z } from "zod";

/** Every mistake zod found, as the contract tells them. */
export function inputErrors(error: z.core.$ZodError): InputError[] {
  return error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
}
