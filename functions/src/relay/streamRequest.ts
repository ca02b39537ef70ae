import { Fault, topicSchema } from "@hearth/contract";
import { z } from "zod";
import { inputErrors } from "../http/inputErrors.ts";

const querySchema = z
  .object({ last_event_id: z.string().optional(), ticket: z.string().max(200).optional() })
  .and(topicSchema);

export type StreamRequest = z.infer<typeof querySchema>;

/** What the address asks for. Throws `invalid_request`, naming every mistake; parameters it does not know are left alone. */
export function parseStreamRequest(url: string): StreamRequest {
  const parameters = Object.fromEntries(new URLSearchParams(/\?.*/.exec(url)?.[0]));
  const parsed = querySchema.safeParse(parameters);
  if (!parsed.success) throw new Fault("invalid_request", { errors: inputErrors(parsed.error) });
  return parsed.data;
}
