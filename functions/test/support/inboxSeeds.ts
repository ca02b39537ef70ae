import type { Firestore } from "@google-cloud/firestore";
import type { Head } from "../../src/conversation/Head.ts";
import { searchTokens } from "../../src/conversation/search.ts";
import { conversationRef } from "../../src/log/paths.ts";
import { after, headWith } from "./headWith.ts";

/**
 * Conversations as they lie in Firestore, each a second younger and more recently active than the one before it, but
 * for what `fields` says of it. Returns their ids in that order.
 */
export async function seedHeads(
  db: Firestore,
  count: number,
  fields: (index: number) => Partial<Head>,
): Promise<string[]> {
  const heads = Array.from({ length: count }, (_, index) => {
    const time = after(index * 1_000);
    const head = headWith({ createdAt: time, updatedAt: time, lastActivityAt: time, ...fields(index) });
    return { ...head, id: crypto.randomUUID(), searchTokens: searchTokens(head.customer) };
  });
  const writer = db.bulkWriter();
  for (const head of heads) void writer.create(conversationRef(db, head.id), head);
  await writer.close();
  return heads.map(({ id }) => id);
}
