import { type FaultCode, faults, problemSchema } from "@hearth/contract";
import type { z } from "zod";

/** A JSON answer in OpenAPI's words. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body in OpenAPI's words. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

/** What every call with a body may answer with. */
export const bodyFaults = ["payload_too_large", "unsupported_media_type"] as const;

/** The problems a call may answer with, beside those that every call may. */
export function problems(...codes: FaultCode[]) {
  const all: FaultCode[] = [
    "invalid_request",
    "unauthenticated",
    ...codes,
    "rate_limited",
    "internal",
    "busy",
    "overloaded",
  ];
  const byStatus = Map.groupBy(all, (code) => faults[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, together]) => [
      status,
      {
        description: together.map((code) => `\`${code}\``).join(", "),
        content: { "application/problem+json": { schema: problemSchema.meta({ id: "Problem" }) } },
      },
    ]),
  );
}
