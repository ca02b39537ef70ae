import { type Actor, Fault } from "@hearth/contract";
import pLimit from "p-limit";
import type { Backend } from "../backend.ts";
import { setBlocked } from "../conversation/setBlocked.ts";

const together = 10;

/**
 * Blocks a customer, or lets it write again: each of its conversations says so itself, so that nobody has to look
 * elsewhere. The youngest comes first, for it decides whether there may be a next one, and is the one that the audit
 * tells of. Cut off, it is asked for again, and goes on. Throws `not_found` for who never began a conversation.
 *
 * One that is begun meanwhile looks at the one before it once more, when it is there (`conversations.ts`): either
 * that finds it blocked, or the pages here find the new one.
 */
export async function blockCustomer(
  { log, reader }: Pick<Backend, "log" | "reader">,
  { customerId, ...wish }: { customerId: string; blocked: boolean; reason: string | undefined; actor: Actor },
): Promise<void> {
  const { blocked, reason, actor } = wish;
  const [youngest] = await reader.conversationsOf(customerId, { limit: 1 });
  if (youngest === undefined) throw new Fault("not_found");
  await log.append(youngest.id, setBlocked({ blocked, actor, audited: { reason } }));
  const limit = pLimit(together);
  for (let after: { createdAt: Date; id: string } | undefined; ; ) {
    const page = await reader.conversationsOf(customerId, { after, limit: 100 });
    const others = page.filter((head) => head.blocked !== blocked);
    await Promise.all(others.map(({ id }) => limit(() => log.append(id, setBlocked({ blocked, actor })))));
    after = page.at(-1);
    if (after === undefined) return;
  }
}
