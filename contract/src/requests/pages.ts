import { z } from "zod";
import { whenRead } from "./whenRead.ts";

export const maxPageSize = 100;

/** The longest a `wait` may hold a request, in seconds: below every proxy's idle limit. */
export const maxWaitSeconds = 25;

/** A number as people write it. Anything else (nothing, `0x1`, `1e2`) stays a text, which is no number. */
function numberParam<Schema extends z.ZodType>(schema: Schema) {
  const read = (value: unknown) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
  return z.preprocess(read, schema);
}

const seqParam = numberParam(z.int().nonnegative());
const limitParam = numberParam(z.int().min(1).max(maxPageSize)).default(50);

export const messagesPageSchema = z
  .object({ before: seqParam.optional(), after: seqParam.optional(), limit: limitParam })
  .refine(({ before, after }) => before === undefined || after === undefined, {
    path: ["after"],
    error: "give before or after, not both",
    ...whenRead("before", "after"),
  });

export const eventsPageSchema = z.object({
  after: seqParam.default(0),
  limit: limitParam,
  wait: numberParam(z.number().min(0).max(maxWaitSeconds)).default(0),
});

export const conversationsPageSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: limitParam,
});
