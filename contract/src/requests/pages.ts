import { z } from "zod";
import { limitParam, numberParam } from "./numberParam.ts";
import { whenRead } from "./whenRead.ts";

export { maxPageSize } from "./numberParam.ts";

/** The longest a `wait` may hold a request, in seconds: below every proxy's idle limit. */
export const maxWaitSeconds = 25;

const seqParam = numberParam(z.int().nonnegative());

export const messagesPageSchema = z
  .object({ before: seqParam.optional(), after: seqParam.optional(), limit: limitParam(50) })
  .refine(({ before, after }) => before === undefined || after === undefined, {
    path: ["after"],
    error: "give before or after, not both",
    ...whenRead("before", "after"),
  });

export const eventsPageSchema = z.object({
  after: seqParam.default(0),
  limit: limitParam(50),
  wait: numberParam(z.number().min(0).max(maxWaitSeconds)).default(0),
});

export const conversationsPageSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: limitParam(50),
});
