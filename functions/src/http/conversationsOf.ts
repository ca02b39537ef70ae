import { conversationSchema, Fault, idSchema, readTime } from "@hearth/contract";
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
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  if (cursor !== undefined && after === undefined) {
    throw new Fault("invalid_request", { errors: [{ path: "cursor", message: "is no cursor of this list" }] });
  }
  const heads = await reader.conversationsOf(customerId, { after, limit });
  const last = heads.length === limit ? heads.at(-1) : undefined;
  const conversations = heads.map((head) => conversationOf(head, audience));
  return last === undefined ? { conversations } : { conversations, nextCursor: formatCursor(last) };
}

/** The id too: an import may have begun several in the same millisecond. */
function formatCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return `${createdAt.toISOString()}_${id}`;
}

function parseCursor(text: string): { createdAt: Date; id: string } | undefined {
  const [, time, name] = /^([^_]+)_(.+)$/.exec(text) ?? [];
  const createdAt = readTime(time);
  const id = idSchema.safeParse(name).data;
  return createdAt === undefined || id === undefined ? undefined : { createdAt, id };
}
