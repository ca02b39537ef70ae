import { conversationSchema, Fault, readTime } from "@hearth/contract";
import { z } from "zod";
import { type Audience, conversationOf } from "../conversation/wire.ts";
import type { ConversationReader } from "../log/ConversationReader.ts";

/** A page of conversations on the wire. */
export const conversationsSchema = z.object({
  conversations: z.array(conversationSchema),
  nextCursor: z.string().optional(),
});

/** A customer's conversations, the youngest first. Throws `invalid_request` for a cursor that is none. */
export async function conversationsOf(
  reader: ConversationReader,
  customerId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  audience: Audience,
): Promise<z.infer<typeof conversationsSchema>> {
  const startedBefore = cursor === undefined ? undefined : readTime(cursor);
  if (cursor !== undefined && startedBefore === undefined) {
    throw new Fault("invalid_request", { errors: [{ path: "cursor", message: "is no cursor of this list" }] });
  }
  const heads = await reader.conversationsOf(customerId, { startedBefore, limit });
  const last = heads.length === limit ? heads.at(-1) : undefined;
  const conversations = heads.map((head) => conversationOf(head, audience));
  return last === undefined ? { conversations } : { conversations, nextCursor: last.createdAt.toISOString() };
}
