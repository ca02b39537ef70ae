import { z } from "zod";
import type { Fault } from "./Fault.ts";
import { faultCodes, faults } from "./faults.ts";

/** `application/problem+json` (RFC 9457), the one shape of every error. */
export const problemSchema = z.object({
  type: z.string().meta({ description: "`urn:hearth:problem:<code>`; docs/api.md says what each means" }),
  title: z.string(),
  status: z.int(),
  code: z.enum(faultCodes),
  detail: z.string().optional(),
  requestId: z.string().meta({ description: "Quote it when you report the problem" }),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .meta({ description: "With `invalid_request`: every mistake at once" }),
  operator: z.object({ id: z.string(), name: z.string() }).optional(),
});

export type Problem = z.infer<typeof problemSchema>;

export function problemOf(fault: Fault, requestId: string): Problem {
  const { status, title } = faults[fault.code];
  const { detail, errors, operator } = fault.details;
  return {
    type: `urn:hearth:problem:${fault.code}`,
    title,
    status,
    code: fault.code,
    ...(detail !== undefined && { detail }),
    requestId,
    ...(errors !== undefined && { errors: errors.map(({ path, message }) => ({ path, message })) }),
    ...(operator !== undefined && { operator: { id: operator.id, name: operator.name } }),
  };
}
