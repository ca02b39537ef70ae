import { z } from "zod";

export const maxPageSize = 100;

/** A number as people write it. Anything else (nothing, `0x1`, `1e2`) stays a text, which is no number. */
export function numberParam<Schema extends z.ZodType>(schema: Schema) {
  const read = (value: unknown) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
  return z.preprocess(read, schema);
}

/** How many entries a page may have; `usual` where the caller does not say. */
export function limitParam(usual: number) {
  return numberParam(z.int().min(1).max(maxPageSize)).default(usual);
}
