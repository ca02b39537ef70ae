import { z } from "zod";
import { uidSchema } from "../ids.ts";
import { maxTextLength } from "../text.ts";
import { textField } from "./textField.ts";

export const editMessageSchema = z.object({ text: textField(maxTextLength, { minLength: 1 }) });

export const readSchema = z.object({ seq: z.int().positive() });

export const typingSchema = z.object({ typing: z.boolean() });

export const takeoverSchema = z.object({
  from: uidSchema.optional().meta({ description: "The operator to take it from, if that is still who has it" }),
});

export const releaseSchema = z.object({ to: z.enum(["bot", "queue"]) });

export const transferSchema = z.object({ operatorId: uidSchema });

export const closeSchema = z.object({ reason: textField(200).optional() });

export const rateSchema = z.object({ score: z.int().min(1).max(5), comment: textField(1000).default("") });

const maxLabels = 20;

/** The whole set, sorted and each once: sending it again changes nothing. */
export const labelsSchema = z.object({
  labels: z
    .array(textField(40, { minLength: 1 }))
    .max(maxLabels)
    .overwrite((labels) => [...new Set(labels)].sort()),
});
