import { readTime } from "@hearth/contract";
import { z } from "zod";

/** A time as Firestore holds it, a Date in here. What is no time fails: the server alone writes these fields. */
export const storedTime = z.unknown().transform((value, context): Date => {
  const time = readTime(value);
  if (time !== undefined) return time;
  context.addIssue({ code: "custom", message: "is not a time" });
  return z.NEVER;
});
