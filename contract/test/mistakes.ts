import type { z } from "zod";

/** Where the input is wrong, as `errors[].path` says it; empty when nothing is. */
export function mistakes(schema: z.ZodType, input: unknown): string[] {
  return schema.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];
}
