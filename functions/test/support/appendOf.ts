import { messageIdOf, messageKeyOf, sendMessageSchema } from "@hearth/contract";
import type { z } from "zod";
import type { Append } from "../../src/conversation/Append.ts";
import type { Principal } from "../../src/conversation/Principal.ts";

let keyless = 0;

/** A message to `c1` as the API makes it of a request: parsed, its id from its key or by chance. */
export function appendOf(
  principal: Principal,
  request: z.input<typeof sendMessageSchema>,
  conversationId = "c1",
): Append {
  const input = sendMessageSchema.parse(request);
  const key = messageKeyOf(input);
  const messageId = key === undefined ? `random-${++keyless}` : messageIdOf(conversationId, key);
  return { principal, messageId, input, via: "api" };
}
