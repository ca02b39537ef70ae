import { z } from "zod";
import { whenRead } from "./whenRead.ts";

export const maxPageSize = 100;

/** The longest a `wait` may hold a request, in seconds: below every proxy's idle limit. */
export const maxWaitSeconds = 25;

const seqParam = z.coerce.number().int().nonnegative();
const limitParam = z.coerce.number().int().min(1).max(maxPageSize).default(50);

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
  wait: z.coerce.number().min(0).max(maxWaitSeconds).default(0),
});

export const conversationsPageSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: limitParam,
});
